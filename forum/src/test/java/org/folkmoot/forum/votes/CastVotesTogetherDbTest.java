package org.folkmoot.forum.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.ledger.ForumEvent.VotesChanged;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.rules.votes.VoteDecision;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Votes that are cast together end as they do one after the other. After each test the tallies equal a
/// recount.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
@Timeout(60)
class CastVotesTogetherDbTest {

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final World.Member ana;
    private final CommunityId garden;
    private final List<PersonId> voters = new ArrayList<>();
    private final InstanceId peer;
    private final InstanceId relay;

    CastVotesTogetherDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        garden = ana.founds("garden");
        peer = world.instance("peer.example").id();
        relay = world.instance("relay.example").id();
        for (String name : List.of("bea", "cleo", "dora", "eve")) {
            voters.add(world.stranger(name, "peer.example"));
        }
    }

    /// A post with two comments, of which one is removed.
    private record Talk(PostId post, CommentId stands, CommentId gone) {

        VoteTarget target(int which) {
            return switch (which) {
                case 0, 1 -> VoteTarget.of(post);
                case 2, 3 -> new VoteTarget(post, stands);
                case 4 -> new VoteTarget(post, gone);
                default -> new VoteTarget(post, new CommentId(999_999));
            };
        }
    }

    /// What somebody asks for, of two threads that are alike.
    private record Asked(int voter, int target, @Nullable Direction direction, Proof proof, boolean passedOn) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theyEndAsTheyDoOneAfterTheOther(long seed) {
        Random chance = new Random(seed);
        world.database.change(transaction -> world.standing.ban(
                transaction, voters.getLast(), new Standing.Ban(null, null, false), clock.instant()));
        Talk alone = talk("Quinces");
        Talk together = talk("Medlars");
        for (int day = 0; day < 3; day++) {
            for (int stretch = 0; stretch < 4; stretch++) {
                List<Asked> asked = asked(chance);
                world.settle();
                long before = head();
                List<Outcome<VoteDecision>> each = asked.stream()
                        .map(vote -> world.castVote.cast(request(vote, alone)))
                        .toList();
                world.settle();
                long between = head();
                List<Outcome<VoteDecision>> all = world.castVote.cast(
                        asked.stream().map(vote -> request(vote, together)).toList());
                world.settle();

                assertThat(all).isEqualTo(each);
                assertThat(votes(together)).isEqualTo(votes(alone));
                assertThat(tallies(together)).isEqualTo(tallies(alone));
                assertThat(told(between, together)).isEqualTo(told(before, alone));
            }
            clock.advance(Duration.ofHours(25));
        }
    }

    @Test
    void aVoteThatIsPlacedAndTakenBackAtOnceLeavesNothingBehind() {
        Talk talk = talk("Quinces");
        List<String> before = tallies(talk);

        List<Outcome<VoteDecision>> outcomes = world.castVote.cast(List.of(
                request(new Asked(0, 0, Direction.UP, Proof.SIGNED, false), talk),
                request(new Asked(0, 0, null, Proof.SIGNED, false), talk)));

        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Done<>(new VoteDecision.Placed(Direction.UP)),
                        new Outcome.Done<>(new VoteDecision.Cleared()));
        assertThat(tallies(talk)).isEqualTo(before);
        assertThat(votes(talk)).hasSize(3); // ana's own
    }

    @Test
    void noVotesAtAllAreNoEvent() {
        world.settle();
        long before = head();

        assertThat(world.castVote.cast(List.of())).isEmpty();

        world.settle();
        assertThat(head()).isEqualTo(before);
    }

    private Talk talk(String title) {
        PostId post = ana.posts(garden, title);
        CommentId stands = ana.comments(post, null, "They need long cooking.");
        CommentId gone = ana.comments(post, null, "Buy mine instead!");
        done(deeds.removeComment.remove(ana.viewer(), new RemoveComment.Request(gone, true, "Advertising")));
        return new Talk(post, stands, gone);
    }

    private static List<Asked> asked(Random chance) {
        List<Asked> asked = new ArrayList<>();
        Proof[] proofs = {Proof.SIGNED, Proof.RELAYED, Proof.FETCHED, Proof.REFUTED};
        for (int votes = chance.nextInt(1, 25); votes > 0; votes--) {
            @Nullable Direction[] directions = {Direction.UP, Direction.UP, Direction.DOWN, null};
            asked.add(new Asked(
                    chance.nextInt(4),
                    chance.nextInt(6),
                    directions[chance.nextInt(4)],
                    proofs[chance.nextInt(4)],
                    chance.nextBoolean()));
        }
        return asked;
    }

    private CastVote.Request request(Asked asked, Talk talk) {
        return new CastVote.Request(
                voters.get(asked.voter()),
                talk.target(asked.target()),
                asked.direction(),
                new Provenance(peer, asked.passedOn() ? relay : null, asked.proof()),
                clock.instant());
    }

    private long head() {
        return world.database.<Long>read(world.ledger::head);
    }

    /// What changed of a thread since then, as 0 for its post and 1 and 2 for its comments.
    private Set<Long> told(long since, Talk talk) {
        Set<Long> told = new HashSet<>();
        world.database
                .read(transaction -> world.ledger.after(transaction, since, 1_000))
                .forEach(entry -> {
                    if (entry.event() instanceof VotesChanged(List<VoteTarget> targets, var _)) {
                        targets.stream()
                                .filter(target -> target.post().equals(talk.post()))
                                .forEach(target -> told.add(place(target, talk)));
                    }
                });
        return told;
    }

    private static long place(VoteTarget target, Talk talk) {
        return target.comment() == null ? 0 : target.comment().equals(talk.stands()) ? 1 : 2;
    }

    private List<String> votes(Talk talk) {
        return lines(talk, """
                select concat_ws(' ', %s, person_id, direction, origin_id, via_id, proof, cast_at, received_at)
                from vote where post_id = :post order by 1
                """);
    }

    /// One that nothing is counted in is as good as none.
    private List<String> tallies(Talk talk) {
        return lines(talk, """
                select concat_ws(' ', %s, origin_id, via_id, relayed, received_on, up, down)
                from vote_tally where post_id = :post and up + down > 0 order by 1
                """);
    }

    private List<String> lines(Talk talk, String sql) {
        return world.database.read(transaction -> transaction
                .query(sql.formatted("case comment_id when 0 then 'post' when :stands then 'stands' else 'gone' end"))
                .bind("post", talk.post())
                .bind("stands", talk.stands())
                .mapTo(String.class)
                .list());
    }
}
