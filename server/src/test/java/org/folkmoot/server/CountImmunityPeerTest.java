package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.folkmoot.server.Soon.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever others do, what is counted is what the electors put on their ballots themselves. Each sequence
/// is drawn from a seed, which is the name of its test: a consultation of any method, ballots that are cast
/// and replaced, and between them whatever another server, visitors, members who came too late, admins and
/// those who leave can send. After every few of these nothing that is counted has changed.
///
/// `-Dimmunity.sequences=200` tries more of them than the four that the gate does, `-Dimmunity.seed=1000`
/// others.
@TestInstance(Lifecycle.PER_CLASS)
class CountImmunityPeerTest {

    private static final int ROUNDS = 5;
    private static final int IN_A_ROUND = 16;
    private static final int ELECTORS = 14;
    private static final long FIRST_ELECTOR = 8_100_001;
    private static final long FIRST_OUTSIDER = 8_200_001;

    private final PinnedClock clock = new PinnedClock();
    private final OurServer alpha = new OurServer("alpha", clock);
    private final ScriptedPeer peer = ScriptedPeer.open(Dialect.LEMMY, "hostile.localhost", 0, clock);
    private final ScriptedActor group = peer.group("spam");
    private final FormWalk admin = alpha.admin();
    private final List<Long> electors =
            LongStream.range(FIRST_ELECTOR, FIRST_ELECTOR + ELECTORS).boxed().toList();
    private long next = FIRST_OUTSIDER;

    static List<Long> seeds() {
        long first = Long.getLong("immunity.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("immunity.sequences", 2))
                .boxed()
                .toList();
    }

    @BeforeAll
    void electorsJoin() throws Exception {
        ReadyMembers.join(alpha, FIRST_ELECTOR, ELECTORS);
        OurServer.founds(admin, "agora", "Agora");
        admin.open("/communities/new")
                .form("Found a community")
                .fill("Name", "hall")
                .fill("Title", "Hall")
                .check("Only for this site")
                .send();
        OurServer.subscribes(admin, "spam@" + peer.host());
        alpha.becomes("select count(*) from subscription where state = 'PENDING'", "0");
    }

    @AfterAll
    void stop() throws Exception {
        alpha.close();
        peer.close();
    }

    /// One consultation, and who meddles with it.
    private record Sequence(Asked asked, Meddler meddler, Random random, List<Long> outsiders) {}

    /// A consultation, and after it three members who came too late, of whom one becomes an admin.
    private Sequence begun(long seed) throws Exception {
        Random random = new Random(seed);
        Asked asked = new Asked(alpha, clock, admin, random);
        List<Long> outsiders = List.of(next, next + 1, next + 2);
        ReadyMembers.join(alpha, next, outsiders.size());
        next += outsiders.size();
        alpha.run("update account set admin = true where person_id = " + outsiders.getLast());
        return new Sequence(asked, new Meddler(alpha, peer, group, random), random, outsiders);
    }

    private static void leaves(FormWalk member) {
        assertThat(member.open("/settings/delete")
                        .form("Delete your account")
                        .fill("Your password, to be sure that it is you", OurServer.PASSWORD)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    private void meddles(Sequence sequence) throws Exception {
        String before = sequence.asked().state();
        for (int turn = 0; turn < IN_A_ROUND; turn++) {
            switch (sequence.random().nextInt(8)) {
                case 0, 1 -> sequence.meddler().sends(sequence.asked(), sequence.outsiders(), electors);
                case 2 -> sequence.meddler().spoils(sequence.asked(), electors);
                case 3 -> sequence.meddler().talks(sequence.asked(), sequence.outsiders());
                default -> sequence.meddler().speaks(sequence.asked());
            }
        }
        settled();
        assertThat(sequence.asked().state()).isEqualTo(before);
    }

    /// Waits until all that was said came to something. Time goes on meanwhile, since whatever comes in
    /// plenty is gathered for a moment first.
    private void settled() throws Exception {
        eventually(() -> {
            clock.advance(Duration.ofSeconds(5));
            return alpha.one("select count(*) from received where settled_at is null")
                    .equals("0");
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingThatOthersDoMovesACount(long seed) throws Exception {
        FormWalk gone = alpha.member("gone" + seed);
        FormWalk leaving = alpha.member("leaving" + seed);
        long nobody = ReadyMembers.logIn(alpha, "gone" + seed);
        long parted = ReadyMembers.logIn(alpha, "leaving" + seed);
        Sequence sequence = begun(seed);
        Asked asked = sequence.asked();
        int could = could();
        List<Long> voters = new ArrayList<>(electors);
        Collections.shuffle(voters, sequence.random());
        leaves(gone);
        for (int round = 0; round < ROUNDS; round++) {
            for (long voter : voters.subList(round * 2, round * 2 + 4)) {
                asked.vote(voter);
            }
            meddles(sequence);
        }
        votesThoughBanned(sequence, voters.getLast());
        asked.vote(parted);
        leaves(leaving);
        alpha.member("newcomer" + seed);
        String before = asked.state();
        for (long person : List.of(nobody, parted, ReadyMembers.logIn(alpha, "newcomer" + seed))) {
            sequence.meddler().tries(asked, person);
        }
        assertThat(asked.state()).isEqualTo(before);
        meddles(sequence);
        asked.ends();
        electors.forEach(elector -> sequence.meddler().tries(asked, elector));
        asked.isCounted();
        electors.forEach(elector -> sequence.meddler().tries(asked, elector));
        asked.countsWhatWasCastAndNothingElse(alpha.visitor(), could);
        meddles(sequence);
        asked.countsWhatWasCastAndNothingElse(alpha.visitor(), could);
    }

    /// How many are on the list of the last consultation.
    private int could() throws Exception {
        return Integer.parseInt(alpha.one("select electorate from consultation order by id desc limit 1"));
    }

    private void votesThoughBanned(Sequence sequence, long voter) throws Exception {
        long lateAdmin = sequence.outsiders().getLast();
        sequence.meddler().bans(lateAdmin, voter, "ban");
        ReadyMembers.logIn(alpha, "voter" + voter);
        sequence.asked().vote(voter);
        sequence.meddler().bans(lateAdmin, voter, "lift-ban");
        ReadyMembers.logIn(alpha, "voter" + voter);
    }

    @Test
    void whatMeddlersSayIsTakenWhereItIsNoMatterOfTheCount() throws Exception {
        nothingThatOthersDoMovesACount(0);

        assertThat(alpha.one("select count(*) > 0 from vote where origin_id <> 1"))
                .isEqualTo("t");
    }

    @Test
    void aCountThatWasMovedWouldBeSeen() throws Exception {
        Sequence sequence = begun(0);
        for (long voter : electors.subList(0, 11)) {
            sequence.asked().vote(voter);
        }
        String before = sequence.asked().state();
        alpha.run("update elector set took_part = not took_part where person_id = " + electors.getLast());
        assertThat(sequence.asked().state()).isNotEqualTo(before);
        alpha.run("update elector set took_part = not took_part where person_id = " + electors.getLast());
        int could = could();
        sequence.asked().ends();
        sequence.asked().isCounted();
        sequence.asked().countsWhatWasCastAndNothingElse(alpha.visitor(), could);
        alpha.run("update counted_ballot set choice = '{3,1,2}' where consultation_id ="
                + " (select max(id) from consultation)");

        assertThatThrownBy(() -> sequence.asked().countsWhatWasCastAndNothingElse(alpha.visitor(), could))
                .isInstanceOf(AssertionError.class);
    }
}
