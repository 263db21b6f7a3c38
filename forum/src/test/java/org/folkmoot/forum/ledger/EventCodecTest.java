package org.folkmoot.forum.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.MessageReportId;
import org.folkmoot.values.ModlogId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.ReportId;
import org.folkmoot.values.SiteVersionId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.VoteTarget;
import org.junit.jupiter.api.Test;

/// The ledger's JSON is a contract with our own past. A stored file holds it as a version wrote it, and is never
/// changed:
/// when an event gains a property, a new file holds what is written from then on.
class EventCodecTest {

    private static final String PAST = "events-of-version-0.1.txt";
    private static final String TODAY = "events-of-version-0.2.txt";
    private static final PersonId PERSON = new PersonId(11);
    private static final CommunityId COMMUNITY = new CommunityId(5);
    private static final PostId POST = new PostId(70);
    private static final CommentId COMMENT = new CommentId(900);

    private static final List<ForumEvent> OF_THE_PAST = List.of(
            new ForumEvent.SiteChanged(new SiteVersionId(3)),
            new ForumEvent.PersonJoined(PERSON),
            new ForumEvent.PersonChanged(PERSON),
            new ForumEvent.PersonErased(PERSON, true),
            new ForumEvent.CommunityFounded(COMMUNITY),
            new ForumEvent.CommunityChanged(COMMUNITY),
            new ForumEvent.SubscriptionChanged(PERSON, COMMUNITY, null),
            new ForumEvent.PostWritten(POST),
            new ForumEvent.PostChanged(POST),
            new ForumEvent.CommentWritten(POST, COMMENT),
            new ForumEvent.CommentChanged(POST, COMMENT),
            new ForumEvent.VotesChanged(List.of(VoteTarget.of(POST), new VoteTarget(POST, COMMENT)), null),
            new ForumEvent.ReportChanged(new ReportId(4), POST, null),
            new ForumEvent.ReportChanged(new ReportId(4), POST, COMMENT));

    private static final List<ForumEvent> EVERY_KIND = List.of(
            new ForumEvent.SiteChanged(new SiteVersionId(3)),
            new ForumEvent.TermsChanged(new TermsVersionId(31)),
            new ForumEvent.PersonJoined(PERSON),
            new ForumEvent.PersonChanged(PERSON),
            new ForumEvent.PersonErased(PERSON, true),
            new ForumEvent.CommunityFounded(COMMUNITY),
            new ForumEvent.CommunityChanged(COMMUNITY),
            new ForumEvent.CommunityChanged(COMMUNITY, PERSON, AuthorChange.EDITED),
            new ForumEvent.SubscriptionChanged(PERSON, COMMUNITY, null),
            new ForumEvent.SubscriptionChanged(PERSON, COMMUNITY, SubscriptionChange.ASKED),
            new ForumEvent.PostWritten(POST),
            new ForumEvent.ContentReleased(POST, null),
            new ForumEvent.ContentReleased(POST, COMMENT),
            new ForumEvent.PostChanged(POST),
            new ForumEvent.PostChanged(POST, AuthorChange.RESTORED),
            new ForumEvent.CommentWritten(POST, COMMENT),
            new ForumEvent.CommentChanged(POST, COMMENT),
            new ForumEvent.CommentChanged(POST, COMMENT, AuthorChange.DELETED),
            new ForumEvent.VotesChanged(List.of(VoteTarget.of(POST), new VoteTarget(POST, COMMENT)), null),
            new ForumEvent.VotesChanged(List.of(VoteTarget.of(POST)), PERSON),
            new ForumEvent.ReportChanged(new ReportId(4), POST, null),
            new ForumEvent.ReportChanged(new ReportId(4), POST, COMMENT),
            new ForumEvent.ModlogWritten(new ModlogId(31)),
            new ForumEvent.MessageSent(new MessageId(8)),
            new ForumEvent.MessageChanged(new MessageId(8), AuthorChange.EDITED),
            new ForumEvent.MessageReportChanged(new MessageReportId(2)),
            new ForumEvent.ConsultationMoved(new ConsultationId(7)),
            new ForumEvent.BallotCast(new ConsultationId(7), PERSON));

    @Test
    void everyKindOfEventIsTriedHere() {
        assertThat(EVERY_KIND.stream().map(Object::getClass).distinct().toList())
                .hasSameSizeAs(ForumEvent.class.getPermittedSubclasses());
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        for (ForumEvent event : EVERY_KIND) {
            assertThat(EventCodec.read(EventCodec.kind(event), EventCodec.write(event)))
                    .isEqualTo(event);
        }
    }

    @Test
    void whatVersionOneWroteIsStillUnderstood() throws IOException {
        assertThat(stored(PAST).map(line -> line.split(" ", 2)).map(parts -> EventCodec.read(parts[0], parts[1])))
                .containsExactlyElementsOf(OF_THE_PAST);
    }

    @Test
    void todaysJsonIsTheStoredOne() throws IOException {
        assertThat(EVERY_KIND.stream().map(event -> EventCodec.kind(event) + " " + EventCodec.write(event)))
                .containsExactlyElementsOf(stored(TODAY).toList());
    }

    @Test
    void aPropertyThatANewerVersionAddedIsPassedOver() {
        assertThat(EventCodec.read("PostWritten", "{\"post\":70,\"mood\":\"good\"}"))
                .isEqualTo(new ForumEvent.PostWritten(POST));
    }

    @Test
    void aKindThatNobodyKnowsIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> EventCodec.read("NothingKnown", "{}")).hasMessageContaining("NothingKnown");
    }

    private static Stream<String> stored(String version) throws IOException {
        try (InputStream file = Objects.requireNonNull(EventCodecTest.class.getResourceAsStream(version))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
