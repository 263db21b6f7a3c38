package org.folkmoot.forum.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.ChoosePeer;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.communities.JoinCommunity.Wish;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.notifications.AttentionView.Attention;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices.Axis;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Claim;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What people of a server say to a member who does not see them: kept apart, reachable, and not counted.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class KeptApartDbTest {

    private static final Map<Axis, Choice> NO_COMMENTS = Map.of(Axis.COMMENTS, Choice.HIDDEN);

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final ChoosePeer choosePeer;
    private final AttentionView attention;
    private final World.Member ana;
    private final CommunityId garden;
    private final PostId post;
    private final World.Elsewhere giant;
    private final World.Guest gus;
    private int letters;

    KeptApartDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        choosePeer = new ChoosePeer(fresh.database(), world.peerTerms, clock);
        attention = new AttentionView(fresh.database(), world.termsInForce, world.peerChoices, clock);
        ana = world.member("ana");
        garden = world.member("ben").founds("garden");
        post = ana.posts(garden, "Forty kilos of quinces");
        giant = world.instance("giant.example");
        gus = giant.person("gus");
        answers(gus, "Buy jars");
        writes(gus, "Jars, cheap");
        deeds.settle();
    }

    @Test
    void whatIsSaidBySomebodyOfAHiddenServerStandsApartAndIsNotCounted() {
        assertThat(counted()).isEqualTo("1 1 null");
        chooses(NO_COMMENTS);
        assertThat(counted()).isEqualTo("0 0 2");
        assertThat(entries(false)).isEmpty();
        assertThat(entries(true)).hasSize(1);
        assertThat(deeds.conversations.lines(ana.id(), 0, 10)).isEmpty();
        assertThat(deeds.conversations.lines(ana.id(), true, 0, 10)).hasSize(1);
        assertThat(deeds.inbox.unread(ana.id())).isZero();
        assertThat(deeds.conversations.unread(ana.id())).isZero();
    }

    @Test
    void bothCanBeChosenByThemselves() {
        chooses(Map.of(Axis.COMMENTS, Choice.HIDDEN, Axis.NOTIFICATIONS, Choice.SHOWN));
        assertThat(counted()).isEqualTo("1 0 1");
        chooses(Map.of(Axis.NOTIFICATIONS, Choice.HIDDEN, Axis.MESSAGES, Choice.SHOWN));
        assertThat(counted()).isEqualTo("0 1 1");
    }

    @Test
    void whoeverIsWrittenToMayAnswer() {
        chooses(NO_COMMENTS);
        done(deeds.sendMessage.send(new SendMessage.Request(ana.id(), gus.id(), "How much?")));
        assertThat(counted()).isEqualTo("0 1 1");
        assertThat(deeds.conversations.lines(ana.id(), 0, 10)).hasSize(1);
        assertThat(deeds.conversations.lines(ana.id(), true, 0, 10)).isEmpty();
    }

    @Test
    void readingAllOfOnePartLeavesTheOtherUnread() {
        World.Member cleo = world.member("cleo");
        cleo.comments(post, null, "How many jars?");
        deeds.settle();
        chooses(NO_COMMENTS);
        assertThat(counted()).isEqualTo("1 0 2");
        deeds.inbox.readAll(ana.id());
        assertThat(counted()).isEqualTo("0 0 2");
        deeds.inbox.readAll(ana.id(), true);
        assertThat(counted()).isEqualTo("0 0 1");
    }

    @Test
    void whoSubscribesToTheCommunityIsToldAsUsualAndNotAgainstTheirOwnChoice() {
        decide(Contents.OPEN.visibility(Visibility.NOBODY));
        assertThat(counted()).isEqualTo("0 0 2");
        done(deeds.joinCommunity.join(ana.id(), garden, Wish.SUBSCRIBE));
        assertThat(counted()).isEqualTo("1 0 1");
        assertThat(entries(false)).hasSize(1);
        chooses(NO_COMMENTS);
        assertThat(counted()).isEqualTo("0 0 2");
        assertThat(entries(true)).hasSize(1);
    }

    @Test
    void whatTheTermsKeepFromEverybodyIsToldToNobody() {
        decide(Contents.OPEN.visibility(Visibility.NOBODY).choosable(false));
        chooses(Map.of(Axis.MESSAGES, Choice.HIDDEN));
        assertThat(counted()).isEqualTo("0 0 1");
        assertThat(entries(false)).isEmpty();
        assertThat(entries(true)).isEmpty();
    }

    @Test
    void aMemberIsAskedOnceAndAgainWhenTheyPutItOff() {
        assertThat(look().asks()).isNull();
        clock.advance(Duration.ofMinutes(1));
        decide(Contents.OPEN.visibility(Visibility.NOBODY));
        assertThat(look().asks())
                .isNotNull()
                .satisfies(asks -> assertThat(asks.server()).isEqualTo("giant.example"));
        done(choosePeer.later(ana.id(), "giant.example"));
        assertThat(look().asks()).isNull();
        clock.advance(ChoosePeer.LATER.plusSeconds(1));
        assertThat(look().asks()).isNotNull();
        chooses(Map.of(Axis.POSTS, Choice.SHOWN));
        assertThat(look().asks()).isNull();
        World.Member newcomer = world.member("newcomer");
        assertThat(attention.of(newcomer.viewer(), newcomer.id()).asks()).isNull();
    }

    @Test
    void whoJoinedAfterThatIsNotAskedWhenItsNameOrItsVotesAreDecidedAnew() {
        Contents chosen = Contents.OPEN.visibility(Visibility.NOBODY);
        clock.advance(Duration.ofMinutes(1));
        PeerId peer = decide(null, "Giant", Terms.OPEN.contents(chosen));
        clock.advance(Duration.ofMinutes(1));
        World.Member newcomer = world.member("newcomer");
        clock.advance(Duration.ofMinutes(1));
        decide(peer, "Colossus", Terms.QUIET_VOTES.contents(chosen));
        assertThat(attention.of(newcomer.viewer(), newcomer.id()).asks()).isNull();
        assertThat(look().asks()).isNotNull();
        decide(peer, "Colossus", Terms.OPEN);
        decide(peer, "Colossus", Terms.OPEN.contents(chosen));
        assertThat(attention.of(newcomer.viewer(), newcomer.id()).asks()).isNotNull();
    }

    private Attention look() {
        return attention.of(ana.viewer(), ana.id());
    }

    /// What asks for attention: replies, messages, and what of both is apart.
    private String counted() {
        Attention now = look();
        return now.replies() + " " + now.messages() + " " + now.apart();
    }

    private List<Inbox.Line> entries(boolean apart) {
        return deeds.inbox.lines(ana.viewer(), ana.id(), new Inbox.Which(apart, false, 0, 50));
    }

    private void chooses(Map<Axis, Choice> choices) {
        done(choosePeer.choose(new ChoosePeer.Request(ana.id(), "giant.example", choices, inForce())));
    }

    private @Nullable TermsVersionId inForce() {
        return world.database.read(transaction -> world.peerTerms
                .policy(transaction)
                .of("giant.example")
                .map(peer -> peer.decision())
                .orElse(null));
    }

    private void decide(Contents contents) {
        decide(null, "Giant", Terms.OPEN.contents(contents));
    }

    private PeerId decide(@Nullable PeerId peer, String name, Terms terms) {
        PeerId decided = world.database.write(transaction -> {
            world.peerTerms.lock(transaction);
            PeerId id = peer == null ? world.peerTerms.found(transaction) : peer;
            world.peerTerms.change(
                    transaction,
                    id,
                    new TermsDraft(name, Set.of("giant.example"), terms, null, null),
                    "To see what it does.",
                    world.admin.id());
            return id;
        });
        world.settle();
        return decided;
    }

    private void answers(World.Guest guest, String words) {
        done(world.publishComment.publish(
                new WriteComment.Request(guest.id(), post, null, words, null, Provenance.local(giant.id()))));
    }

    private void writes(World.Guest guest, String words) {
        letters++;
        done(deeds.sendMessage.send(new SendMessage.Request(
                guest.id(), ana.id(), words, new Claim(giant.address("/letters/" + letters), clock.instant()))));
    }
}
