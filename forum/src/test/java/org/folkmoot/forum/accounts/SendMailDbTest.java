package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.folkmoot.forum.World.PASSWORD;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.World.Member;
import org.folkmoot.forum.accounts.Postman.Fate;
import org.folkmoot.forum.accounts.Postman.MailServerAway;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of letters in the outbox.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class SendMailDbTest {

    private final World world;
    private final Deeds deeds;
    private final Database database;
    private final PinnedClock clock;
    private final MailOutbox outbox = new MailOutbox(true);
    private final MailTokens tokens = new MailTokens(new byte[32]);
    private final List<Letter> delivered = new ArrayList<>();
    private final Member ana;
    private final Member ben;
    private final Member carl;
    private int rounds;

    SendMailDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        database = fresh.database();
        clock = fresh.clock();
        ana = world.member("ana");
        ben = world.member("ben");
        carl = world.member("carl");
        sql("update account set email = 'someone' || person_id || '@mail.example'");
        sql("update account set email_confirmed_at = now() where person_id <> "
                + carl.id().value());
    }

    private void sql(String statement) {
        database.change(transaction -> transaction.update(statement).execute());
    }

    private String address(Member member) {
        return "someone" + member.id().value() + "@mail.example";
    }

    private void write(Mail.Kind kind, long about) {
        long[] people =
                Stream.of(ana, ben, carl).mapToLong(one -> one.id().value()).toArray();
        Instant now = clock.instant();
        database.change(transaction -> outbox.write(
                transaction,
                kind,
                new MailOutbox.Matter(about, "Shall we?", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9))),
                people,
                now));
    }

    /// A mail server that does with each letter as told.
    private SendMail sends(Function<Letter, Fate> fate) {
        LetterWriter writer = (mail, id) ->
                Optional.of(new Letter("Garden", mail.to(), mail.kind() + " " + mail.title(), mail.token(), null, id));
        Postman postman = () -> {
            rounds++;
            return new Postman.Round() {
                @Override
                public Fate deliver(Letter letter) {
                    Fate met = fate.apply(letter);
                    if (met == Fate.TAKEN) {
                        delivered.add(letter);
                    }
                    return met;
                }

                @Override
                public void close() {}
            };
        };
        return new SendMail(database, deeds.passwordLinks, tokens, writer, postman, clock);
    }

    private SendMail willing() {
        return sends(letter -> Fate.TAKEN);
    }

    private List<String> recipients() {
        return delivered.stream().map(Letter::to).toList();
    }

    @Test
    void oneLetterForEachPersonAndReason() {
        write(Mail.Kind.OPENED, 7);
        write(Mail.Kind.OPENED, 7);
        SendMail willing = willing();
        assertThat(willing.send(10)).isEqualTo(2);
        write(Mail.Kind.OPENED, 7);
        assertThat(willing.send(10)).isZero();

        assertThat(recipients()).containsExactlyInAnyOrder(address(ana), address(ben));
        assertThat(rounds).isEqualTo(1);

        write(Mail.Kind.OPENED, 8);
        write(Mail.Kind.CLOSING, 7);
        willing.send(10);
        assertThat(delivered).hasSize(6);
    }

    @Test
    void nobodyIsWrittenToWhoDoesNotWantIt() {
        sql("update account set mail_reminders = false where person_id = "
                + ana.id().value());
        write(Mail.Kind.OPENED, 7);
        write(Mail.Kind.CLOSING, 7);
        sql("update account set mail_consultations = false where person_id = "
                + ben.id().value());
        willing().send(10);

        assertThat(recipients()).containsExactly(address(ana));
        assertThat(delivered.getFirst().subject()).isEqualTo("OPENED Shall we?");
    }

    @Test
    void whoErasesTheirAccountWhileALetterWaitsGetsNone() {
        write(Mail.Kind.OPENED, 7);
        done(deeds.eraseAccount.erase(ana.viewer(), new EraseAccount.Request(PASSWORD, false)));
        willing().send(10);

        assertThat(recipients()).containsExactly(address(ben));
    }

    @Test
    void whatIsOverIsNotSentAnyMore() {
        write(Mail.Kind.OPENED, 7);
        clock.advance(Duration.ofDays(9));
        willing().send(10);

        assertThat(delivered).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotSent() {
        write(Mail.Kind.OPENED, 7);
        write(Mail.Kind.ANNOUNCED, 8);
        database.change(transaction -> outbox.takeBack(transaction, 7, ana.id()));
        database.change(transaction -> outbox.takeBack(transaction, 8));
        willing().send(10);

        assertThat(recipients()).containsExactly(address(ben));
    }

    @Test
    void aMailServerThatIsAwayIsAskedAgainAndNothingIsLost() {
        write(Mail.Kind.OPENED, 7);
        SendMail sendMail = sends(letter -> {
            if (rounds < 3) {
                throw new MailServerAway("The mail server is away", new IllegalStateException());
            }
            return Fate.TAKEN;
        });
        sendMail.send(10);
        assertThat(sendMail.send(10)).as("it was away a moment ago").isZero();
        clock.advance(Duration.ofMinutes(5));
        sendMail.send(10);
        clock.advance(Duration.ofMinutes(5));
        sendMail.send(10);

        assertThat(recipients()).containsExactlyInAnyOrder(address(ana), address(ben));
        assertThat(rounds).isEqualTo(3);
    }

    @Test
    void whoseLetterIsPutOffIsTriedWithMorePatienceAndGivenUpAfterDays() {
        write(Mail.Kind.OPENED, 7);
        List<String> tried = new ArrayList<>();
        SendMail sendMail = sends(letter -> {
            tried.add(letter.to());
            return letter.to().equals(address(ana)) ? Fate.LATER : Fate.TAKEN;
        });
        for (int hour = 0; hour < 24 * 5; hour++) {
            sendMail.send(10);
            clock.advance(Duration.ofHours(1));
        }

        assertThat(recipients()).containsExactly(address(ben));
        assertThat(tried.stream().filter(address(ana)::equals)).hasSizeBetween(10, 25);
    }

    private void asks(Member member) {
        database.change(transaction -> outbox.sendLink(transaction, member.id(), clock.instant()));
    }

    @Test
    void aLetterThatANewerOneReplacesOnItsWayIsNotTriedAgainAndStopsNoOther() {
        asks(ana);
        clock.advance(Duration.ofSeconds(1));
        asks(ben);
        sends(letter -> {
                    if (letter.to().equals(address(ben))) {
                        return Fate.TAKEN;
                    }
                    clock.advance(Duration.ofSeconds(1));
                    asks(ana);
                    return Fate.LATER;
                })
                .send(10);
        assertThat(recipients()).containsExactly(address(ben));

        willing().send(10);
        clock.advance(Duration.ofHours(1));
        willing().send(10);
        assertThat(recipients()).containsExactly(address(ben), address(ana));
    }

    @Test
    void aLetterThatArrivedIsNotSaidToBeGivenUpThoughANewerOneReplacedItOnItsWay() {
        asks(ana);
        sends(letter -> {
                    clock.advance(Duration.ofSeconds(1));
                    asks(ana);
                    return Fate.TAKEN;
                })
                .send(1);

        assertThat(database.<Integer>read(transaction -> transaction
                        .query("select count(*) from mail_outbox where sent_at is not null and given_up_at is null")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1);
    }

    @Test
    void anAddressThatIsNotThereIsTriedOnce() {
        write(Mail.Kind.OPENED, 7);
        SendMail sendMail = sends(letter -> Fate.NEVER);
        sendMail.send(10);
        clock.advance(Duration.ofDays(1));

        assertThat(sendMail.send(10)).isZero();
    }

    @Test
    void aCrashBetweenHandingOverAndNotingItSendsOnceMoreUnderTheSameId() {
        write(Mail.Kind.OPENED, 7);
        SendMail dies = sends(letter -> {
            delivered.add(letter);
            throw new IllegalStateException("kill -9");
        });
        assertThatThrownBy(() -> dies.send(1)).hasMessage("kill -9");
        SendMail willing = willing();
        willing.send(10);
        assertThat(delivered).as("the lease still holds").hasSize(2);
        clock.advance(Duration.ofMinutes(10));
        willing.send(10);
        clock.advance(Duration.ofDays(1));
        willing.send(10);

        assertThat(delivered).hasSize(3);
        assertThat(delivered.getFirst().id()).isEqualTo(delivered.getLast().id());
        assertThat(delivered.get(1).id()).isNotEqualTo(delivered.getFirst().id());
    }

    @Test
    void withoutAMailServerNothingIsKeptForLater() {
        database.change(transaction -> new MailOutbox(false)
                .write(
                        transaction,
                        Mail.Kind.OPENED,
                        new MailOutbox.Matter(
                                7, "Shall we?", clock.instant(), clock.instant().plus(Duration.ofDays(1))),
                        new long[] {ana.id().value()},
                        clock.instant()));

        assertThat(willing().send(10)).isZero();
    }

    @Test
    void noPartOfAHeadBreaksOutOfItsLine() {
        Letter letter = new Letter("Gar\r\nden", "a@b.example", "Hi\r\nBcc: all@b.example\u2028x", "", null, "1.x");

        assertThat(letter.from()).isEqualTo("Gar den");
        assertThat(letter.subject()).isEqualTo("Hi Bcc: all@b.example x");
        assertThatThrownBy(() -> new Letter("G", "a@b.example\r\nBcc: c@d.example", "", "", null, "1.x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
