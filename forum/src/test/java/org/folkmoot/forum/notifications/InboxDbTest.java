package org.folkmoot.forum.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.PASSWORD;
import static org.folkmoot.forum.World.done;

import java.util.List;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.instances.Handle;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.forum.notifications.Inbox.About;
import org.folkmoot.forum.notifications.Inbox.Kind;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Claim;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class InboxDbTest {

    private final World world;
    private final Deeds deeds;
    private final World.Member ana;
    private final World.Member ben;
    private final CommunityId garden;
    private final PostId post;

    InboxDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        ana = world.member("ana");
        ben = world.member("ben");
        garden = ana.founds("garden");
        post = ana.posts(garden, "Forty kilos of quinces");
    }

    @Test
    void whoIsAnsweredIsToldOnce() {
        CommentId asked = ben.comments(post, null, "How many jars?");
        ana.comments(post, asked, "Sixty");
        deeds.settle();
        deeds.settle();

        assertThat(lines(ana)).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.REPLY);
            assertThat(line.read()).isFalse();
            assertThat(line.about())
                    .isInstanceOfSatisfying(
                            About.OfComment.class,
                            about -> assertThat(about.card().comment().body()).isEqualTo("How many jars?"));
        });
        assertThat(lines(ben)).hasSize(1);
        assertThat(deeds.inbox.unread(ben.id())).isEqualTo(1);

        deeds.inbox.read(ben.id(), lines(ana).getFirst().id()); // not theirs
        assertThat(deeds.inbox.unread(ana.id())).isEqualTo(1);
        deeds.inbox.readAll(ana.id());
        assertThat(deeds.inbox.unread(ana.id())).isZero();
        assertThat(deeds.inbox.lines(ana.viewer(), ana.id(), true, 0, 10)).isEmpty();
        assertThat(lines(ana))
                .singleElement()
                .satisfies(line -> assertThat(line.read()).isTrue());
    }

    @Test
    void nobodyIsToldOfWhatTheyDidThemselves() {
        CommentId own = ana.comments(post, null, "To myself, @ana");
        ana.comments(post, own, "And again");
        deeds.settle();

        assertThat(lines(ana)).isEmpty();
    }

    @Test
    void nobodyIsToldByWhomTheyBlocked() {
        done(deeds.blockPerson.block(ana.id(), ben.id(), true));
        ben.comments(post, null, "Do you hear me, @ana?");
        deeds.settle();

        assertThat(lines(ana)).isEmpty();
    }

    @Test
    void aNameWithoutAHostFromElsewhereIsOneOfTheirs() {
        World.Guest guest = world.instance("beta.example").person("carl");
        for (String text : List.of("Ask @ben", "Ask @ben@localhost:8536")) {
            done(world.publishComment.publish(new WriteComment.Request(
                    guest.id(),
                    post,
                    null,
                    text,
                    null,
                    guest.home().signed(),
                    new Claim(guest.home().address("/comment/" + text.length()), world.clock.instant()))));
        }
        deeds.settle();

        assertThat(lines(ben)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ben",
                "Ask @Ben about it",
                "Ask (@ben), please",
                "@ben@localhost:8536",
                "Ask @BEN@LOCALHOST:8536.",
                "Ask @ben.",
                "mail@example.org and @ben"
            })
    void whoIsNamedIsTold(String text) {
        CommentId comment = ana.comments(post, null, text);
        deeds.settle();

        assertThat(lines(ben)).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.MENTION);
            assertThat(line.about())
                    .isInstanceOfSatisfying(
                            About.OfComment.class,
                            about -> assertThat(about.card().comment().id()).isEqualTo(comment));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ben@elsewhere.example",
                "@ben@elsewhere.example.",
                "ben@localhost:8536",
                "jos\u00E9@ben",
                "https://example.org/@ben",
                "@benedict",
                "@be",
                "@@ben"
            })
    void whoIsNotMeantIsNotTold(String text) {
        ana.comments(post, null, text);
        deeds.settle();

        assertThat(lines(ben)).isEmpty();
    }

    @Test
    void aNameIsNotFoundInTheBeginningOfALongerOne() {
        World.Member longest = world.member("twenty_letters_in_it");
        ana.comments(post, null, "@twenty_letters_in_its");
        deeds.settle();

        assertThat(lines(longest)).isEmpty();
    }

    @Test
    void aHostAtTheEndOfASentenceIsStillOurs() {
        assertThat(Mentions.in("Ask @ben@forum.example.", "forum.example")).containsExactly("ben");
        assertThat(Mentions.in("Ask @ben@forum.example...", "forum.example")).containsExactly("ben");
        assertThat(Mentions.in("Ask @ben@forum.example.org", "forum.example")).isEmpty();
    }

    @Test
    void whoOfOtherServersIsNamedIsFoundOnce() {
        assertThat(Mentions.elsewhere(
                        "@cleo@Other.example and @Cleo@other.example, @ben, @ben@forum.example: ask @dan@b.example:81.",
                        "forum.example"))
                .containsExactly(new Handle("cleo", "other.example"), new Handle("dan", "b.example:81"));
        assertThat(Mentions.elsewhere(
                        "mail cleo@other.example or https://b.example/@cleo@other.example", "forum.example"))
                .isEmpty();
    }

    @Test
    void aPostMentionsToo() {
        PostId written = done(world.publishPost.publish(new WritePost.Request(
                ana.id(), garden, "A question", null, "For @ben", null, false, Provenance.local(Site.OURS))));
        deeds.settle();

        assertThat(lines(ben))
                .singleElement()
                .satisfies(line -> assertThat(line.about())
                        .isInstanceOfSatisfying(
                                About.OfPost.class,
                                about -> assertThat(about.card().id()).isEqualTo(written)));
    }

    @Test
    void anAnswerThatAlsoMentionsIsOneEntryAndAnEditTellsNobody() {
        CommentId comment = ben.comments(post, null, "How many, @ana?");
        done(deeds.editComment.edit(new EditComment.Request(ben.id(), comment, "How many, @ana and @admin?")));
        deeds.settle();

        assertThat(lines(ana)).extracting(Inbox.Line::kind).containsExactly(Kind.REPLY);
        // Who follows late reads the text as it is by then, so the admin may have been told here; never twice.
        ben.comments(post, null, "Hm");
        deeds.settle();
        assertThat(lines(ana)).hasSize(2);
    }

    @Test
    void whatIsGoneIsNeitherShownNorCounted() {
        CommentId rude = ben.comments(post, null, "Rude");
        deeds.settle();
        assertThat(deeds.inbox.unread(ana.id())).isEqualTo(1);

        done(deeds.removeComment.remove(ana.viewer(), new RemoveComment.Request(rude, true, "rude")));
        assertThat(lines(ana)).isEmpty();
        assertThat(deeds.inbox.unread(ana.id())).isZero();

        ben.comments(post, null, "Better");
        deeds.settle();
        done(deeds.removeCommunity.remove(world.admin.viewer(), new RemoveCommunity.Request(garden, true, "spam")));
        assertThat(lines(ana)).isEmpty();
        assertThat(deeds.inbox.unread(ana.id())).isZero();
    }

    @Test
    void whatABlockedPersonAnsweredIsNeitherShownNorCounted() {
        ben.comments(post, null, "How many jars?");
        deeds.settle();
        done(deeds.blockPerson.block(ana.id(), ben.id(), true));

        assertThat(lines(ana)).isEmpty();
        assertThat(deeds.inbox.unread(ana.id())).isZero();
    }

    @Test
    void anInboxGoesWithItsOwner() {
        ben.comments(post, null, "How many jars?");
        deeds.settle();
        done(deeds.eraseAccount.erase(ana.viewer(), new EraseAccount.Request(PASSWORD, false)));
        deeds.settle();

        assertThat(world.database.<Long>read(transaction -> transaction
                        .query("select count(*) from notification where person_id = :person")
                        .bind("person", ana.id())
                        .mapTo(Long.class)
                        .one()))
                .isZero();
    }

    private List<Inbox.Line> lines(World.Member member) {
        return deeds.inbox.lines(member.viewer(), member.id(), false, 0, 50);
    }
}
