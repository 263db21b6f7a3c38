package org.folkmoot.forum.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.World.Member;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.votes.PollRule.Voters;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Votes of our members on a post are told apart from all others, under a rule that is said once.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class PollDbTest {

    private final World world;
    private final Database database;
    private final PinnedClock clock;
    private final JoinCommunity joinCommunity;
    private final OpenPoll openPoll;
    private final Member ana;
    private final List<Member> before = new ArrayList<>();
    private final CommunityId agora;
    private final PostId question;

    PollDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        database = fresh.database();
        clock = fresh.clock();
        joinCommunity = new JoinCommunity(database, world.accounts, world.ledger, world.termsInForce, clock);
        openPoll = new OpenPoll(database, world.accounts, new Posts(), clock);
        ana = world.member("ana");
        agora = ana.founds("agora");
        for (int n = 0; n < 4; n++) {
            before.add(world.member("before" + n));
        }
        subscribes(before.get(0));
        PostId earlier = ana.posts(agora, "Something else");
        before.get(1).votes(VoteTarget.of(earlier), Direction.UP);
        clock.advance(Duration.ofDays(2));
        question = ana.posts(agora, "Downvote this if you want to federate");
    }

    private void everybodyVotes() {
        clock.advance(Duration.ofHours(1));
        Member late = world.member("late");
        subscribes(late);
        before.forEach(member -> member.votes(VoteTarget.of(question), Direction.DOWN));
        late.votes(VoteTarget.of(question), Direction.UP);
        World.Elsewhere giant = world.instance("threads.example");
        for (int n = 0; n < 3; n++) {
            world.delivered(
                    giant.person("fan" + n).id(),
                    VoteTarget.of(question),
                    Direction.UP,
                    giant.id(),
                    null,
                    Proof.SIGNED);
        }
    }

    private void subscribes(Member member) {
        done(joinCommunity.join(member.viewer(), agora, JoinCommunity.Wish.SUBSCRIBE));
    }

    private InformalPoll poll() {
        return database.read(transaction -> new PollStore().poll(transaction, question))
                .orElseThrow();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).objections().getFirst().refusal();
    }

    @ParameterizedTest
    @CsvSource({
        "ALL_MEMBERS,    1, 4, 3, 0",
        "MEMBERS_BEFORE, 0, 4, 4, 0",
        "ACTIVE_MEMBERS, 0, 1, 4, 3",
        "SUBSCRIBERS,    0, 1, 4, 3",
    })
    void theRuleSaysWhoseVotesAreThoseOfMembers(
            Voters voters, long membersUp, long membersDown, long othersUp, long othersDown) {
        everybodyVotes();
        done(openPoll.open(ana.viewer(), question, voters));
        assertThat(poll()).isEqualTo(new InformalPoll(voters, membersUp, membersDown, othersUp, othersDown));
        assertThat(poll().told()).isFalse();
    }

    @Test
    void isOpenedOnceByTheAuthorOrAnAdmin() {
        assertThat(refusal(openPoll.open(new Viewer.Visitor(), question, Voters.ALL_MEMBERS)))
                .isEqualTo(Refusal.LOG_IN_FIRST);
        assertThat(refusal(openPoll.open(before.getFirst().viewer(), question, Voters.ALL_MEMBERS)))
                .isEqualTo(Refusal.NOT_YOURS);
        done(openPoll.open(world.admin.viewer(), question, Voters.SUBSCRIBERS));
        assertThat(refusal(openPoll.open(ana.viewer(), question, Voters.ALL_MEMBERS)))
                .isEqualTo(Refusal.ALREADY_SO);
        assertThat(poll()).isEqualTo(new InformalPoll(Voters.SUBSCRIBERS, 0, 0, 0, 0));
    }

    @Test
    void aPostWithoutOneHasNone() {
        Optional<InformalPoll> none = database.read(transaction -> new PollStore().poll(transaction, question));
        assertThat(none).isEmpty();
        assertThat(openPoll.open(ana.viewer(), new PostId(4711), Voters.ALL_MEMBERS))
                .isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void whatIsTakenBackIsNotTold() {
        everybodyVotes();
        done(openPoll.open(ana.viewer(), question, Voters.ALL_MEMBERS));
        before.getFirst().votes(VoteTarget.of(question), null);
        assertThat(poll().membersDown()).isEqualTo(3);
    }
}
