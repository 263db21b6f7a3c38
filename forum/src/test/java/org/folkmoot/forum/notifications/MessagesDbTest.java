package org.folkmoot.forum.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.PASSWORD;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.notifications.Conversations.Said;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Claim;
import org.folkmoot.values.Field;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Senders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class MessagesDbTest {

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final World.Member ana;
    private final World.Member ben;

    MessagesDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        ben = world.member("ben");
    }

    private Outcome<MessageId> tries(World.Member from, PersonId to, String body) {
        return deeds.sendMessage.send(new SendMessage.Request(from.id(), to, body));
    }

    private MessageId sends(World.Member from, World.Member to, String body) {
        return done(tries(from, to.id(), body));
    }

    private Outcome<MessageId> delivered(World.Guest from, World.Member to, String body, String path, Instant at) {
        return deeds.sendMessage.send(new SendMessage.Request(
                from.id(), to.id(), body, new Claim(from.home().address(path), at)));
    }

    private List<Said> between(World.Member reader, World.Member other) {
        return deeds.conversations.messages(reader.id(), other.id(), 0, 50);
    }

    @Test
    void aMessageIsSeenByTheTwoAndCountedUntilItIsRead() {
        MessageId first = sends(ana, ben, "At six?");
        MessageId second = sends(ana, ben, "Or at seven?");

        assertThat(deeds.conversations.unread(ben.id())).isEqualTo(2);
        assertThat(deeds.conversations.unread(ana.id())).isZero();
        assertThat(between(ben, ana)).extracting(Said::body).containsExactly("Or at seven?", "At six?");
        assertThat(deeds.conversations.lines(ben.id(), 0, 10)).singleElement().satisfies(line -> {
            assertThat(line.other().name()).isEqualTo("ana");
            assertThat(line.unread()).isEqualTo(2);
            assertThat(line.excerpt()).isEqualTo("Or at seven?");
            assertThat(line.mine()).isFalse();
        });
        assertThat(deeds.conversations.lines(ana.id(), 0, 10)).singleElement().satisfies(line -> {
            assertThat(line.other().name()).isEqualTo("ben");
            assertThat(line.unread()).isZero();
            assertThat(line.mine()).isTrue();
        });

        deeds.markMessagesRead.mark(ana.id(), ben.id(), second); // hers, not his
        assertThat(deeds.conversations.unread(ben.id())).isEqualTo(2);
        deeds.markMessagesRead.mark(ben.id(), ana.id(), first);
        assertThat(deeds.conversations.unread(ben.id())).isEqualTo(1);
        deeds.markMessagesRead.mark(ben.id(), ana.id(), second);
        assertThat(deeds.conversations.unread(ben.id())).isZero();
    }

    @Test
    void toEverybodyElseItIsNotThereNotEvenToAdmins() {
        MessageId message = sends(ana, ben, "At six?");

        PersonId admin = world.admin.id();
        assertThat(deeds.conversations.within(admin, message)).isEmpty();
        assertThat(deeds.editMessage.edit(new EditMessage.Request(admin, message, "Forged")))
                .isEqualTo(new Outcome.Missing<>());
        assertThat(deeds.deleteMessage.delete(new DeleteMessage.Request(admin, message, true)))
                .isEqualTo(new Outcome.Missing<>());
        assertThat(deeds.reportMessage.report(admin, message, "because")).isEqualTo(new Outcome.Missing<>());
        assertThat(deeds.conversations.lines(admin, 0, 10)).isEmpty();
        assertThat(deeds.conversations.within(ben.id(), message)).isPresent();
    }

    @Test
    void aFormThatWasSentTwiceIsOneMessage() {
        MessageId first = sends(ana, ben, "At six?");
        assertThat(sends(ana, ben, "At six?")).isEqualTo(first);
        clock.advance(Duration.ofMinutes(2));
        assertThat(sends(ana, ben, "At six?")).isNotEqualTo(first);
    }

    @Test
    void nobodyWritesToThemselvesOrToNobody() {
        assertThat(tries(ana, ana.id(), "Remember the milk"))
                .isEqualTo(new Outcome.Refused<>(Refusal.CANNOT_WRITE_TO_YOURSELF));
        assertThat(tries(ana, new PersonId(999), "Anybody there?")).isEqualTo(new Outcome.Missing<>());
        assertThat(tries(ana, ben.id(), " ")).isEqualTo(new Outcome.Refused<>(Field.BODY, Refusal.TEXT_MISSING));
    }

    @Test
    void aBlockStopsNewWordsAndEditsAndHidesTheConversationFromWhoBlocks() {
        MessageId message = sends(ana, ben, "At six?");
        done(deeds.blockPerson.block(ben.id(), ana.id(), true));

        assertThat(tries(ana, ben.id(), "Hello?")).isEqualTo(new Outcome.Refused<>(Refusal.NO_MESSAGES));
        assertThat(deeds.editMessage.edit(new EditMessage.Request(ana.id(), message, "Hello?")))
                .isEqualTo(new Outcome.Refused<>(Refusal.NO_MESSAGES));
        assertThat(tries(ben, ana.id(), "Go away")).isEqualTo(new Outcome.Refused<>(Refusal.UNBLOCK_FIRST));
        assertThat(deeds.conversations.unread(ben.id())).isZero();
        assertThat(deeds.conversations.lines(ben.id(), 0, 10)).isEmpty();
        assertThat(deeds.conversations.lines(ana.id(), 0, 10)).hasSize(1);
    }

    @Test
    void whoIsBannedNeitherWritesNorIsWrittenTo() {
        done(deeds.ban.ban(world.admin.viewer(), new Ban.Request(ana.id(), null, null, "spam", false)));

        assertThat(tries(ana, ben.id(), "Hello")).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_SITE));
        assertThat(tries(ben, ana.id(), "Hello")).isEqualTo(new Outcome.Refused<>(Refusal.NO_MESSAGES));
    }

    @Test
    void whoTakesNoMessagesIsStillAnsweredByWhomTheyWroteTo() {
        deeds.chooseSenders.choose(ben.id(), Senders.NOBODY);
        assertThat(tries(ana, ben.id(), "Hello")).isEqualTo(new Outcome.Refused<>(Refusal.NO_MESSAGES));
        assertThat(deeds.conversations.obstacle(ana.id(), ben.id())).isEqualTo(Refusal.NO_MESSAGES);

        sends(ben, ana, "At six?");
        sends(ana, ben, "At seven");
        assertThat(between(ben, ana)).hasSize(2);

        deeds.chooseSenders.choose(ben.id(), Senders.EVERYONE);
        assertThat(deeds.chooseSenders.chosen(ben.id())).isEqualTo(Senders.EVERYONE);
    }

    @Test
    void whoTakesMessagesOfMembersAloneGetsNoneFromElsewhere() {
        World.Guest gus = world.instance("beta.example").person("gus");
        deeds.chooseSenders.choose(ben.id(), Senders.MEMBERS);

        assertThat(delivered(gus, ben, "Hello", "/private_message/1", clock.instant()))
                .isEqualTo(new Outcome.Refused<>(Refusal.NO_MESSAGES));
        sends(ana, ben, "Hello");
    }

    @Test
    void onlySoManyStrangersAreWrittenToWithinADay() {
        for (int number = 0; number < 20; number++) {
            sends(ana, world.member("stranger" + number), "Buy this");
        }
        assertThat(tries(ana, ben.id(), "Buy this")).isEqualTo(new Outcome.Refused<>(Refusal.TOO_OFTEN));
        clock.advance(Duration.ofHours(25));
        sends(ana, ben, "Sorry");
    }

    @Test
    void whatIsTakenBackIsOnlyItsSendersUntilItComesBack() {
        MessageId message = sends(ana, ben, "At six?");
        done(deeds.deleteMessage.delete(new DeleteMessage.Request(ana.id(), message, true)));

        assertThat(between(ben, ana)).singleElement().satisfies(said -> {
            assertThat(said.deleted()).isTrue();
            assertThat(said.body()).isNull();
        });
        assertThat(between(ana, ben)).singleElement().extracting(Said::body).isEqualTo("At six?");
        assertThat(deeds.conversations.unread(ben.id())).isZero();
        assertThat(deeds.conversations.lines(ben.id(), 0, 10).getFirst().excerpt())
                .isNull();
        assertThat(deeds.conversations.within(ben.id(), message).orElseThrow().body())
                .isNull();
        assertThat(deeds.deleteMessage.delete(new DeleteMessage.Request(ben.id(), message, false)))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURS));

        done(deeds.deleteMessage.delete(new DeleteMessage.Request(ana.id(), message, false)));
        assertThat(between(ben, ana)).singleElement().extracting(Said::body).isEqualTo("At six?");
        assertThat(deeds.conversations.unread(ben.id())).isEqualTo(1);
    }

    @Test
    void onlyWhoWroteItEditsIt() {
        MessageId message = sends(ana, ben, "At six?");
        assertThat(deeds.editMessage.edit(new EditMessage.Request(ben.id(), message, "At midnight")))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURS));
        done(deeds.editMessage.edit(new EditMessage.Request(ana.id(), message, "At seven?")));
        assertThat(between(ben, ana)).singleElement().satisfies(said -> {
            assertThat(said.body()).isEqualTo("At seven?");
            assertThat(said.editedAt()).isEqualTo(clock.instant());
        });
    }

    @Test
    void whatAnotherServerBringsIsTakenOnceAndOldEditsOfItAreNot() {
        World.Guest gus = world.instance("beta.example").person("gus");
        Instant said = clock.instant();
        MessageId message = done(delivered(gus, ben, "At six?", "/private_message/1", said));
        assertThat(done(delivered(gus, ben, "At nine?", "/private_message/1", said)))
                .isEqualTo(message);

        clock.advance(Duration.ofMinutes(5));
        done(deeds.editMessage.edit(new EditMessage.Request(gus.id(), message, "At seven?", said.plusSeconds(60))));
        done(deeds.editMessage.edit(new EditMessage.Request(gus.id(), message, "Old news", said.plusSeconds(30))));
        assertThat(deeds.conversations.messages(ben.id(), gus.id(), 0, 9))
                .singleElement()
                .extracting(Said::body)
                .isEqualTo("At seven?");
    }

    @Test
    void anotherServerSpeaksForItsOwnPeopleAndAddressesAlone() {
        World.Guest gus = world.instance("beta.example").person("gus");
        World.Elsewhere forger = world.instance("forger.example");
        assertThat(deeds.sendMessage.send(new SendMessage.Request(
                        gus.id(), ben.id(), "Forged", new Claim(forger.address("/1"), clock.instant()))))
                .isEqualTo(new Outcome.Refused<>(Refusal.ADDRESS_INVALID));
        assertThat(deeds.sendMessage.send(new SendMessage.Request(
                        ana.id(), ben.id(), "Forged", new Claim(forger.address("/1"), clock.instant()))))
                .isEqualTo(new Outcome.Missing<>());
        World.Guest eve = forger.person("eve");
        MessageId message = done(delivered(gus, ben, "At six?", "/private_message/1", clock.instant()));
        assertThat(deeds.editMessage.edit(new EditMessage.Request(
                        eve.id(), message, "Forged", clock.instant().plusSeconds(9))))
                .isEqualTo(new Outcome.Missing<>());
        assertThat(deeds.deleteMessage.delete(new DeleteMessage.Request(eve.id(), message, true)))
                .isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void anAdminIsShownWhatWasReportedAsItWasThenAndNothingElse() {
        MessageId insult = sends(ana, ben, "You are a turnip");
        sends(ana, ben, "Sorry");
        done(deeds.deleteMessage.delete(new DeleteMessage.Request(ana.id(), insult, true)));

        assertThat(deeds.reportMessage.report(ben.id(), insult, " "))
                .isEqualTo(new Outcome.Refused<>(Field.REASON, Refusal.REASON_MISSING));
        assertThat(deeds.reportMessage.report(ana.id(), insult, "It was me")).isEqualTo(new Outcome.Missing<>());
        done(deeds.reportMessage.report(ben.id(), insult, "An insult"));
        done(deeds.reportMessage.report(ben.id(), insult, "An insult, again"));

        assertThat(deeds.messageReports.lines(ben.viewer(), false, 0, 9)).isEmpty();
        assertThat(deeds.messageReports.open(world.admin.viewer())).isEqualTo(1);
        var line = deeds.messageReports.lines(world.admin.viewer(), true, 0, 9).getFirst();
        assertThat(line.body()).isEqualTo("You are a turnip");
        assertThat(line.reason()).isEqualTo("An insult");
        assertThat(line.sender().name()).isEqualTo("ana");
        assertThat(line.reporter().name()).isEqualTo("ben");

        assertThat(deeds.reportMessage.resolve(ben.viewer(), line.id()))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        done(deeds.reportMessage.resolve(world.admin.viewer(), line.id()));
        assertThat(deeds.messageReports.open(world.admin.viewer())).isZero();
        assertThat(deeds.messageReports.lines(world.admin.viewer(), false, 0, 9))
                .singleElement()
                .satisfies(dealt -> assertThat(dealt.resolver()).isNotNull());
    }

    @Test
    void whatAMemberWroteGoesWithThemWhenTheyWantThatAndOtherwiseWhenNobodyIsLeft() {
        sends(ana, ben, "From ana");
        sends(ben, ana, "From ben");
        erases(ana, true);
        assertThat(between(ben, ana)).singleElement().extracting(Said::body).isEqualTo("From ben");
        assertThat(tries(ben, ana.id(), "Where are you?")).isEqualTo(new Outcome.Refused<>(Refusal.NO_MESSAGES));

        World.Member cy = world.member("cyrus");
        sends(ben, cy, "Stays with cyrus");
        erases(ben, false);
        assertThat(between(cy, ben)).singleElement().extracting(Said::body).isEqualTo("Stays with cyrus");
        assertThat(count()).isEqualTo(1);
        erases(cy, false);
        assertThat(count()).isZero();
    }

    private void erases(World.Member member, boolean content) {
        done(deeds.eraseAccount.erase(member.viewer(), new EraseAccount.Request(PASSWORD, content)));
        deeds.settle();
    }

    private long count() {
        return world.database.read(transaction -> transaction
                .query("select count(*) from private_message")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void theOldestConversationsAreOnTheLastPage() {
        World.Member cy = world.member("cyrus");
        sends(ana, ben, "First");
        sends(ana, cy, "Second");
        var page = deeds.conversations.lines(ana.id(), 0, 1);
        assertThat(page)
                .singleElement()
                .satisfies(line -> assertThat(line.other().name()).isEqualTo("cyrus"));
        assertThat(deeds.conversations.lines(ana.id(), page.getFirst().last().value(), 5))
                .singleElement()
                .satisfies(line -> assertThat(line.other().name()).isEqualTo("ben"));
    }

    @Test
    void noSearchFindsAMessage() {
        sends(ana, ben, "Quincunx");
        deeds.settle();
        assertThat(world.database.<Long>read(transaction -> transaction
                        .query("select count(*) from search_document where search_document::text ilike '%quincunx%'")
                        .mapTo(Long.class)
                        .one()))
                .isZero();
    }
}
