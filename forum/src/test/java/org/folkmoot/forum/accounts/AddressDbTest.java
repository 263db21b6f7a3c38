package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.PASSWORD;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.World.Member;
import org.folkmoot.forum.accounts.Postman.Fate;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What holds of an address, and no longer of the one before.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class AddressDbTest {

    private static final String OLD = "old@mail.example";
    private static final String NEW = "new@mail.example";

    private final World world;
    private final Deeds deeds;
    private final Database database;
    private final PinnedClock clock;
    private final MailTokens tokens = new MailTokens(new byte[32]);
    private final ConfirmAddress confirmAddress;
    private final AskForPassword askForPassword;
    private final List<String> delivered = new ArrayList<>();
    private final Member ana;

    AddressDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        database = fresh.database();
        clock = fresh.clock();
        confirmAddress = new ConfirmAddress(database, tokens, clock);
        askForPassword = new AskForPassword(database, world.names, world.outbox, clock);
        ana = world.member("ana");
        done(give(ana, OLD));
        confirmed(ana, OLD);
        send(clock);
        delivered.clear();
    }

    private Outcome<PersonId> give(Member member, String address) {
        return new GiveAddress(database, world.passwords, world.outbox, clock)
                .give(new GiveAddress.Request(member.id(), PASSWORD, address));
    }

    private void confirmed(Member member, String address) {
        done(confirmAddress.confirm(tokens.confirming(member.id(), address)));
    }

    private void send(InstantSource time) {
        LetterWriter writer = (mail, id) ->
                Optional.of(new Letter("Garden", mail.to(), mail.kind().name(), mail.token(), null, id));
        Postman postman = () -> new Postman.Round() {
            @Override
            public Fate deliver(Letter letter) {
                delivered.add(letter.to() + ": " + letter.subject());
                return Fate.TAKEN;
            }

            @Override
            public void close() {}
        };
        new SendMail(database, deeds.passwordLinks, tokens, writer, postman, time).send(10);
    }

    /// The clock, but when it is looked at for the second time something comes in between.
    private InstantSource interrupted(Runnable between) {
        List<Instant> looks = new ArrayList<>();
        return () -> {
            looks.add(clock.instant());
            if (looks.size() == 2) {
                between.run();
            }
            return clock.instant();
        };
    }

    @Test
    void aLinkThatSetsAPasswordWorksNoMoreOnceItsAddressIsAnotherOne() {
        String link = deeds.passwordLinks.make(ana.id(), OLD).orElseThrow();
        done(give(ana, OLD));
        assertThat(deeds.passwordLinks.nameOf(link)).as("it is still theirs").isPresent();

        done(give(ana, NEW));

        assertThat(deeds.passwordLinks.nameOf(link)).isEmpty();
        assertThat(deeds.passwordLinks.use(link, "another long password", null))
                .isEqualTo(new Outcome.Refused<>(Refusal.LINK_SPENT));
        assertThat(deeds.passwordLinks.make(ana.id(), OLD)).isEmpty();
        assertThat(deeds.passwordLinks.make(ana.id(), NEW))
                .as("nobody showed that they read there")
                .isEmpty();
    }

    @Test
    void aLinkThatSetsAPasswordWorksNoMoreOnceItsAddressIsTakenAway() {
        String link = deeds.passwordLinks.make(ana.id(), OLD).orElseThrow();
        done(give(ana, ""));

        assertThat(deeds.passwordLinks.nameOf(link)).isEmpty();
    }

    @Test
    void aLetterThatWaitsWhenTheAddressChangesIsNotSent() {
        askForPassword.ask("ana");
        done(give(ana, NEW));
        confirmed(ana, NEW);
        send(clock);

        assertThat(delivered).isEmpty();
    }

    @Test
    void aLetterThatIsAboutToLeaveWhenTheAddressChangesIsNotSentEither() {
        askForPassword.ask("ana");
        send(interrupted(() -> done(give(ana, NEW))));

        assertThat(delivered).isEmpty();
    }

    @Test
    void oneAddressIsAskedFiveTimesADayHoweverManyAccountsGiveIt() {
        List<Member> members = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> world.member("member" + n))
                .toList();
        members.subList(0, 5).forEach(member -> done(give(member, NEW)));

        assertThat(give(members.getLast(), "New@Mail.example"))
                .isEqualTo(new Outcome.Refused<>(Field.EMAIL, Refusal.TOO_OFTEN));
        done(give(members.getLast(), "another@mail.example"));
        clock.advance(Duration.ofDays(1));
        done(give(members.getLast(), "New@Mail.example"));
    }

    @Test
    void oneAccountAsksFiveTimesADayHoweverManyAddressesItGives() {
        Member ben = world.member("ben");
        IntStream.rangeClosed(1, 5).forEach(n -> {
            done(give(ben, n + "@mail.example"));
            clock.advance(Duration.ofMinutes(1));
        });

        assertThat(give(ben, "6@mail.example")).isEqualTo(new Outcome.Refused<>(Field.EMAIL, Refusal.TOO_OFTEN));
    }

    @Test
    void anAddressThatIsGivenWhileTheOneBeforeIsConfirmedIsNotConfirmedByThat() {
        done(give(ana, ""));
        done(give(ana, OLD));
        ConfirmAddress slow = new ConfirmAddress(database, tokens, interrupted(() -> done(give(ana, NEW))));

        assertThat(slow.confirm(tokens.confirming(ana.id(), OLD))).isEqualTo(new Outcome.Refused<>(Refusal.LINK_SPENT));
        assertThat(deeds.passwordLinks.make(ana.id(), NEW)).isEmpty();
        confirmed(ana, NEW);
        confirmed(ana, NEW);
        assertThat(deeds.passwordLinks.make(ana.id(), NEW)).isPresent();
    }
}
