package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.ChoosePeer.Request;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.feeds.CommentNode;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.forum.feeds.ThreadRequest;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.notifications.AttentionView;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Choices.Axis;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A member chooses what they see of a peer, and their choice lasts through whatever is decided about
/// that peer.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class ChoosePeerDbTest {

    private static final Terms OPT_IN = Terms.OPEN.contents(Contents.OPEN.visibility(Visibility.NOBODY));
    private static final Terms FLOOR =
            Terms.OPEN.contents(Contents.OPEN.visibility(Visibility.NOBODY).choosable(false));

    private final World world;
    private final PinnedClock clock;
    private final ChoosePeer choosePeer;
    private final PeerOffers offers;
    private final World.Member ana;
    private final World.Member ben;
    private final CommunityId garden;
    private final PostId theirs;
    private final PostId ours;

    ChoosePeerDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        clock = fresh.clock();
        choosePeer = new ChoosePeer(fresh.database(), world.peerTerms, world.clock);
        offers = new PeerOffers(fresh.database(), world.peerTerms);
        ana = world.member("ana");
        ben = world.member("ben");
        garden = ana.founds("garden");
        ours = ana.posts(garden, "Leeks");
        world.instance("giant.test");
        theirs = posts("giant.example", "Bulbs");
    }

    @Test
    void whatAMemberHidesIsGoneFromTheirFeedAndFromNobodyElses() {
        assertThat(feed(ana)).containsExactlyInAnyOrder(theirs, ours);
        hides(ana, "giant.example", null);
        assertThat(feed(ana)).containsExactly(ours);
        assertThat(feed(ben)).containsExactlyInAnyOrder(theirs, ours);
        done(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.AS_SITE), null)));
        assertThat(feed(ana)).containsExactlyInAnyOrder(theirs, ours);
    }

    @Test
    void whoChoseToSeeAPeerThatIsKeptFromTheOthersSeesIt() {
        PeerId peer = decide(null, "Giant", OPT_IN, "giant.example");
        assertThat(feed(ana)).containsExactly(ours);
        done(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.SHOWN), inForce(peer))));
        assertThat(feed(ana)).containsExactlyInAnyOrder(theirs, ours);
        assertThat(feed(ben)).containsExactly(ours);
        decide(peer, "Giant", FLOOR, "giant.example");
        assertThat(feed(ana)).containsExactly(ours);
        decide(peer, "Giant", OPT_IN, "giant.example");
        assertThat(feed(ana)).containsExactlyInAnyOrder(theirs, ours);
    }

    @Test
    void aHiddenCommentKeepsItsPlaceInTheThreadAndIsShownOnce() {
        World.Elsewhere giant = world.instance("giant.example");
        CommentId hidden = done(world.publishComment.publish(new WriteComment.Request(
                giant.person("gil").id(), ours, null, "Plastic leeks", null, Provenance.local(giant.id()))));
        ana.comments(ours, hidden, "Why plastic?");
        hides(ben, "giant.example", null);
        CommentNode stub = thread(ben, null).comments().getFirst();
        assertThat(stub.stub()).isEqualTo(CommentNode.Stub.CHOICE);
        assertThat(stub.body()).isNull();
        assertThat(stub.replies().getFirst().body()).isEqualTo("Why plastic?");
        CommentNode shown = thread(ben, hidden).comments().getFirst();
        assertThat(shown.stub()).isNull();
        assertThat(shown.body()).isEqualTo("Plastic leeks");
    }

    @Test
    void aChoiceLastsThroughAnotherNameAnotherGroupAndTheEndOfThePeersTerms() {
        PeerId peer = decide(null, "Giant", Terms.OPEN, "giant.example", "giant.test");
        hides(ana, "giant.test", inForce(peer));
        assertThat(feed(ana)).containsExactly(ours);

        decide(peer, "Colossus", Terms.OPEN, "giant.example", "giant.test");
        assertThat(feed(ana)).containsExactly(ours);
        assertThat(offer("giant.example").calledThen()).isEqualTo("Giant");

        PeerId other = decide(null, "Example", Terms.OPEN, peer, "Colossus", "giant.example", "giant.test");
        assertThat(feed(ana)).containsExactly(ours);
        PeerOffer moved = offer("giant.example");
        assertThat(moved.name()).isEqualTo("Example");
        assertThat(moved.carried()).containsExactly("giant.example");
        assertThat(moved.from()).isEqualTo("Giant");
        assertThat(moved.choices()).isEqualTo(Choices.all(Choice.HIDDEN));
        assertThat(offer("giant.test").left()).containsExactly("giant.example");

        decide(other, "Example", Terms.OPEN);
        assertThat(feed(ana)).containsExactly(ours);
        decide(peer, "Colossus", Terms.OPEN);
        assertThat(feed(ana)).containsExactly(ours);
        assertThat(offers.others(ana.id()))
                .singleElement()
                .satisfies(
                        found -> assertThat(found.servers()).containsExactlyInAnyOrder("giant.example", "giant.test"));

        done(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.AS_SITE), null)));
        assertThat(feed(ana)).containsExactlyInAnyOrder(theirs, ours);
        assertThat(offers.others(ana.id())).isEmpty();
    }

    @Test
    void whatIsChosenAboutWhereAServerWentReplacesWhatWasChosenBefore() {
        PeerId peer = decide(null, "Giant", Terms.OPEN, "giant.example", "giant.test");
        hides(ana, "giant.test", inForce(peer));
        PeerId other = decide(null, "Example", Terms.OPEN, peer, "Giant", "giant.example", "giant.test");
        done(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.AS_SITE), inForce(other))));
        assertThat(feed(ana)).containsExactlyInAnyOrder(theirs, ours);
        assertThat(offer("giant.test").choices()).isEqualTo(Choices.all(Choice.HIDDEN));
        assertThat(offer("giant.test").left()).isEmpty();
        assertThat(offer("giant.example").carried()).isEmpty();
    }

    @Test
    void aServerThatLeftAPeerKeepsWhatWasChosenWhenSomethingElseIsChosenAboutThePeer() {
        PeerId peer = decide(null, "Giant", Terms.OPEN, "giant.example", "giant.test");
        hides(ana, "giant.test", inForce(peer));
        decide(null, "Example", Terms.OPEN, peer, "Giant", "giant.example", "giant.test");
        done(choosePeer.choose(
                new Request(ana.id(), "giant.test", Map.of(Axis.MESSAGES, Choice.AS_SITE), inForce(peer))));
        done(choosePeer.later(ana.id(), "giant.test"));
        assertThat(feed(ana)).containsExactly(ours);
        assertThat(offer("giant.test").choices().messages()).isEqualTo(Choice.AS_SITE);
        PeerOffer moved = offer("giant.example");
        assertThat(moved.choices()).isEqualTo(Choices.all(Choice.HIDDEN));
        assertThat(moved.carried()).containsExactly("giant.example");
        assertThat(moved.from()).isEqualTo("Giant");
    }

    @Test
    void soItDoesWhenThatPeerIsNoMore() {
        PeerId peer = decide(null, "Giant", Terms.OPEN, "giant.example", "giant.test");
        hides(ana, "giant.test", inForce(peer));
        decide(null, "Example", Terms.OPEN, peer, "Giant", "giant.example", "giant.test");
        decide(peer, "Giant", Terms.OPEN);
        done(choosePeer.choose(new Request(ana.id(), "giant.test", all(Choice.AS_SITE), null)));
        assertThat(feed(ana)).containsExactly(ours);
        assertThat(offer("giant.test").choices()).isEqualTo(Choices.NONE);
        assertThat(offer("giant.example").choices()).isEqualTo(Choices.all(Choice.HIDDEN));
    }

    @Test
    void aServerThatLeftForNoPeerIsChosenAboutAsItsPageSays() {
        PeerId peer = decide(null, "Giant", Terms.OPEN, "giant.example", "giant.test");
        hides(ana, "giant.test", inForce(peer));
        decide(peer, "Giant", Terms.OPEN, "giant.test");
        assertThat(offer("giant.example").choices()).isEqualTo(Choices.all(Choice.HIDDEN));
        done(choosePeer.choose(new Request(ana.id(), "giant.example", Map.of(Axis.MESSAGES, Choice.SHOWN), null)));
        assertThat(feed(ana)).containsExactly(ours);
        assertThat(offer("giant.example").choices().messages()).isEqualTo(Choice.SHOWN);
        assertThat(offer("giant.test").choices()).isEqualTo(Choices.all(Choice.HIDDEN));
    }

    @Test
    void whatIsChosenAboutAServerHoldsForOneBelowItThatBecomesAPeerOfItsOwn() {
        PostId below = posts("pictures.giant.example", "Pictures of bulbs");
        hides(ana, "giant.example", null);
        clock.advance(Duration.ofMinutes(1));
        PeerId pictures = decide(null, "Pictures", OPT_IN, "pictures.giant.example");
        PeerOffer offer = offer("pictures.giant.example");
        assertThat(offer.choices()).isEqualTo(Choices.all(Choice.HIDDEN));
        assertThat(offer.carried()).containsExactly("pictures.giant.example");
        assertThat(offer.from()).isEqualTo("giant.example");
        assertThat(asks(ana)).isNull();
        assertThat(asks(ben)).isNotNull();

        done(choosePeer.choose(new Request(
                ana.id(), "pictures.giant.example", Map.of(Axis.MESSAGES, Choice.AS_SITE), inForce(pictures))));
        assertThat(offer("pictures.giant.example").choices())
                .isEqualTo(new Choices(Choice.HIDDEN, Choice.HIDDEN, Choice.HIDDEN, Choice.HIDDEN, Choice.AS_SITE));
        decide(pictures, "Pictures", Terms.OPEN, "pictures.giant.example");
        assertThat(feed(ana)).containsExactly(ours);
        assertThat(feed(ben)).containsExactlyInAnyOrder(below, theirs, ours);
    }

    @Test
    void itHoldsToTheEndWhenSomethingElseIsChosenAboutTheServerAboveIt() {
        PostId below = posts("pictures.giant.example", "Pictures of bulbs");
        hides(ana, "giant.example", null);
        PeerId pictures = decide(null, "Pictures", Terms.OPEN, "pictures.giant.example");
        done(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.AS_SITE), null)));
        assertThat(feed(ana)).containsExactlyInAnyOrder(theirs, ours);
        assertThat(offer("pictures.giant.example").choices()).isEqualTo(Choices.all(Choice.HIDDEN));
        done(choosePeer.choose(
                new Request(ana.id(), "pictures.giant.example", all(Choice.AS_SITE), inForce(pictures))));
        assertThat(feed(ana)).containsExactlyInAnyOrder(below, theirs, ours);
    }

    @Test
    void aServerWithoutTermsBelowOneThatIsHiddenIsChosenAboutByItself() {
        PostId below = posts("pictures.giant.example", "Pictures of bulbs");
        hides(ana, "giant.example", null);
        assertThat(offer("pictures.giant.example").from()).isEqualTo("giant.example");
        done(choosePeer.choose(
                new Request(ana.id(), "pictures.giant.example", Map.of(Axis.POSTS, Choice.SHOWN), null)));
        assertThat(offer("pictures.giant.example").choices().comments()).isEqualTo(Choice.HIDDEN);
        assertThat(feed(ana)).containsExactlyInAnyOrder(below, ours);
    }

    @Test
    void nobodyChoosesWhatTheyDidNotRead() {
        PeerId peer = decide(null, "Giant", OPT_IN, "giant.example");
        TermsVersionId read = inForce(peer);
        decide(peer, "Giant", Terms.OPEN, "giant.example");
        assertThat(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.SHOWN), read)))
                .isEqualTo(new Outcome.Refused<>(Refusal.SERVER_CHANGED_MEANWHILE));
        TermsVersionId then = inForce(peer);
        decide(peer, "Giant", Terms.OPEN, "giant.example", "giant.test");
        assertThat(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.SHOWN), then)))
                .isEqualTo(new Outcome.Refused<>(Refusal.SERVER_CHANGED_MEANWHILE));
        TermsVersionId renamed = inForce(peer);
        decide(peer, "Colossus", Terms.QUIET_VOTES, "giant.example", "giant.test");
        done(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.SHOWN), renamed)));
        assertThat(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.SHOWN), null)))
                .isEqualTo(new Outcome.Refused<>(Refusal.SERVER_CHANGED_MEANWHILE));
    }

    @Test
    void whatTheTermsKeepFromEverybodyCannotBeChosenAndWhatWasChosenBeforeStays() {
        PeerId peer = decide(null, "Giant", OPT_IN, "giant.example");
        done(choosePeer.choose(new Request(ana.id(), "giant.example", all(Choice.SHOWN), inForce(peer))));
        decide(peer, "Giant", FLOOR, "giant.example");
        assertThat(choosePeer.choose(new Request(ben.id(), "giant.example", all(Choice.SHOWN), inForce(peer))))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_TO_BE_CHOSEN));
        done(choosePeer.choose(
                new Request(ana.id(), "giant.example", Map.of(Axis.MESSAGES, Choice.HIDDEN), inForce(peer))));
        assertThat(offer("giant.example").choices().posts()).isEqualTo(Choice.SHOWN);
        assertThat(offer("giant.example").choices().messages()).isEqualTo(Choice.HIDDEN);
    }

    @Test
    void aServerThatNobodyMetAndAPersonWhoIsNoMemberAreMissing() {
        assertThat(choosePeer.choose(new Request(ana.id(), "nowhere.example", all(Choice.HIDDEN), null)))
                .isEqualTo(new Outcome.Missing<>());
        assertThat(choosePeer.choose(new Request(new PersonId(99_999), "giant.example", all(Choice.HIDDEN), null)))
                .isEqualTo(new Outcome.Missing<>());
        assertThat(offers.of(ana.id(), "nowhere.example")).isEmpty();
    }

    @Test
    void theLastOfTwoChoicesAboutOnePeerHolds() {
        hides(ana, "giant.example", null);
        done(choosePeer.choose(new Request(ana.id(), "giant.example", Map.of(Axis.POSTS, Choice.SHOWN), null)));
        assertThat(offer("giant.example").choices())
                .isEqualTo(new Choices(Choice.SHOWN, Choice.HIDDEN, Choice.HIDDEN, Choice.HIDDEN, Choice.HIDDEN));
        assertThat(world.database.<Long>read(transaction -> transaction
                        .query("select count(*) from member_peer_choice")
                        .mapTo(Long.class)
                        .one()))
                .isEqualTo(1);
    }

    @Test
    void howManyChoseToSeeAPeerIsToldFromTenOn() {
        PeerId peer = decide(null, "Giant", OPT_IN, "giant.example");
        ChosenBy chosenBy = new ChosenBy(world.database, world.clock);
        for (int n = 0; n < 12; n++) {
            World.Member member = world.member("member" + n);
            if (n != 11) {
                member.votes(VoteTarget.of(ours), Direction.UP);
            }
            if (n < 11) {
                assertThat(chosenBy.count(peer)).isEmpty();
            }
            if (n != 0) {
                done(choosePeer.choose(
                        new Request(member.id(), "giant.example", Map.of(Axis.POSTS, Choice.SHOWN), inForce(peer))));
            }
        }
        // Ana wrote; eleven voted, ten of them chose; who chose and did nothing is not counted.
        assertThat(chosenBy.count(peer)).contains(new ChosenBy.Count(12, 10));
        world.member("late").votes(VoteTarget.of(ours), Direction.UP);
        done(choosePeer.choose(
                new Request(ana.id(), "giant.example", Map.of(Axis.POSTS, Choice.SHOWN), inForce(peer))));
        assertThat(chosenBy.count(peer)).contains(new ChosenBy.Count(12, 10));
        clock.advance(Duration.ofHours(1));
        assertThat(chosenBy.count(peer)).contains(new ChosenBy.Count(13, 11));
    }

    private PostId posts(String domain, String title) {
        World.Elsewhere server = world.instance(domain);
        PostId post = done(world.publishPost.publish(new WritePost.Request(
                server.person("gus").id(), garden, title, null, null, null, false, Provenance.local(server.id()))));
        world.settle();
        return post;
    }

    /// The peer about which a member is asked.
    private AttentionView.@Nullable Asks asks(World.Member member) {
        return new AttentionView(world.database, world.termsInForce, world.peerChoices, world.clock)
                .of(member.viewer(), member.id())
                .asks();
    }

    private void hides(World.Member member, String server, @Nullable TermsVersionId basedOn) {
        done(choosePeer.choose(new Request(member.id(), server, all(Choice.HIDDEN), basedOn)));
    }

    private static Map<Axis, Choice> all(Choice choice) {
        return Map.of(
                Axis.POSTS, choice,
                Axis.COMMENTS, choice,
                Axis.COMMUNITIES, choice,
                Axis.NOTIFICATIONS, choice,
                Axis.MESSAGES, choice);
    }

    private List<PostId> feed(World.Member member) {
        return member.reads(new Scope.All(), Order.NEW).posts().stream()
                .map(card -> card.id())
                .toList();
    }

    private ThreadPage thread(World.Member member, @Nullable CommentId opened) {
        return world.threads
                .thread(
                        member.viewer(),
                        ThreadRequest.of(ours, CommentOrder.OLD).opening(opened))
                .orElseThrow();
    }

    private PeerOffer offer(String server) {
        return offers.of(ana.id(), server).orElseThrow();
    }

    private TermsVersionId inForce(PeerId peer) {
        return world.database.read(transaction ->
                world.peerTerms.last(transaction, peer).orElseThrow().id());
    }

    private PeerId decide(@Nullable PeerId peer, String name, Terms terms, String... domains) {
        PeerId decided = world.database.write(transaction -> {
            world.peerTerms.lock(transaction);
            PeerId id = peer == null ? world.peerTerms.found(transaction) : peer;
            world.peerTerms.change(
                    transaction,
                    id,
                    new TermsDraft(name, Set.of(domains), terms, null, null),
                    "To see what it does.",
                    world.admin.id());
            return id;
        });
        world.settle();
        return decided;
    }

    /// A new peer with the first domain of another, which keeps the rest.
    private PeerId decide(
            @Nullable PeerId peer, String name, Terms terms, PeerId from, String fromName, String moved, String rest) {
        decide(from, fromName, terms, rest);
        return decide(peer, name, terms, moved);
    }
}
