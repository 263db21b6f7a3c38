package org.folkmoot.forum.communities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.JoinCommunity.Wish;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.SubscriptionChange;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Subscriptions both ways between servers. After each test the counts of followers equal a recount.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class SubscriptionsDbTest {

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final AskAgain askAgain;
    private final World.Member ana;
    private final CommunityId garden;
    private final World.Elsewhere beta;
    private final CommunityId yard;

    SubscriptionsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        clock = fresh.clock();
        deeds = new Deeds(world, fresh);
        askAgain = new AskAgain(world.database, world.ledger, clock);
        ana = world.member("ana");
        garden = ana.founds("garden");
        beta = world.instance("beta.example");
        yard = beta.community("yard");
    }

    @Test
    void whoSubscribesElsewhereWaitsForAnAnswerAndReadsMeanwhile() {
        done(deeds.joinCommunity.join(ana.viewer(), yard, Wish.SUBSCRIBE));
        world.admin.posts(yard, "Figs in the yard");
        world.settle();

        assertThat(page(yard).subscribed()).isTrue();
        assertThat(page(yard).pending()).isTrue();
        assertThat(ana.reads(new Scope.Subscribed(), Order.NEW).posts()).hasSize(1);

        done(deeds.answerSubscription.answer(ana.id(), yard, true));
        assertThat(page(yard).pending()).isFalse();
        assertThat(changes()).containsSubsequence(SubscriptionChange.ASKED, SubscriptionChange.ACCEPTED);
    }

    @Test
    void aNoEndsTheSubscriptionAndAnAnswerThatNobodyAskedForIsNone() {
        assertThat(deeds.answerSubscription.answer(ana.id(), yard, true)).isEqualTo(new Outcome.Missing<>());
        assertThat(deeds.answerSubscription.answer(ana.id(), garden, true)).isEqualTo(new Outcome.Missing<>());

        done(deeds.joinCommunity.join(ana.viewer(), yard, Wish.SUBSCRIBE));
        done(deeds.answerSubscription.answer(ana.id(), yard, false));

        assertThat(page(yard).subscribed()).isFalse();
    }

    @Test
    void askingAgainAsksAgainAndAYesThatCameStays() {
        done(deeds.joinCommunity.join(ana.viewer(), yard, Wish.SUBSCRIBE));
        done(deeds.joinCommunity.join(ana.viewer(), yard, Wish.SUBSCRIBE));
        done(deeds.answerSubscription.answer(ana.id(), yard, true));
        done(deeds.joinCommunity.join(ana.viewer(), yard, Wish.SUBSCRIBE));

        assertThat(page(yard).pending()).isFalse();
        assertThat(changes().stream().filter(SubscriptionChange.ASKED::equals)).hasSize(3);
    }

    @Test
    void whoIsNotAnsweredIsAskedForAgainAFewTimesAndThenNoMore() {
        done(deeds.joinCommunity.join(ana.viewer(), yard, Wish.SUBSCRIBE));
        assertThat(askAgain.ask()).isZero();

        List<Duration> waits = List.of(
                Duration.ofMinutes(2),
                Duration.ofMinutes(15),
                Duration.ofHours(2),
                Duration.ofDays(1),
                Duration.ofDays(7));
        for (Duration wait : waits) {
            clock.advance(wait.minusSeconds(1));
            assertThat(askAgain.ask()).as("before %s", wait).isZero();
            clock.advance(Duration.ofSeconds(1));
            assertThat(askAgain.ask()).as("after %s", wait).isEqualTo(1);
        }
        clock.advance(Duration.ofDays(365));
        assertThat(askAgain.ask()).isZero();
        world.settle();
        assertThat(changes().stream().filter(SubscriptionChange.ASKED::equals)).hasSize(1 + waits.size());
    }

    @Test
    void whoErasesTheirAccountLeavesEveryCommunityFirst() {
        done(deeds.joinCommunity.join(ana.viewer(), yard, Wish.SUBSCRIBE));
        World.Member carl = world.member("carl");
        done(deeds.joinCommunity.join(carl.viewer(), yard, Wish.SUBSCRIBE));

        done(deeds.eraseAccount.erase(carl.viewer(), new EraseAccount.Request(World.PASSWORD, false)));

        assertThat(changes()).endsWith(SubscriptionChange.LEFT);
    }

    @Test
    void whoWasAnsweredOrGaveUpIsNotAskedForAgain() {
        World.Member carl = world.member("carl");
        done(deeds.joinCommunity.join(ana.viewer(), yard, Wish.SUBSCRIBE));
        done(deeds.joinCommunity.join(carl.viewer(), yard, Wish.SUBSCRIBE));
        done(deeds.answerSubscription.answer(ana.id(), yard, true));
        done(deeds.joinCommunity.join(carl.viewer(), yard, Wish.UNSUBSCRIBE));

        clock.advance(Duration.ofDays(30));
        assertThat(askAgain.ask()).isZero();
    }

    @Test
    void aCommunityOfOursNeedsNoAnswer() {
        world.member("carl");
        done(deeds.joinCommunity.join(world.admin.viewer(), garden, Wish.SUBSCRIBE));

        assertThat(deeds.communities
                        .page(world.admin.viewer(), garden)
                        .orElseThrow()
                        .pending())
                .isFalse();
    }

    @Test
    void serversWithSubscribersAreCountedUntilTheLastOfThemLeaves() {
        PersonId ben = beta.person("ben").id();
        PersonId eve = beta.person("eve").id();
        PersonId third = world.stranger("third", "gamma.example");
        for (PersonId guest : List.of(ben, ben, eve, third)) {
            done(deeds.joinCommunity.join(guest, garden, Wish.SUBSCRIBE));
        }
        InstanceId gamma = world.instance("gamma.example").id();
        assertThat(followers()).isEqualTo(Map.of(beta.id(), 2, gamma, 1));

        done(deeds.joinCommunity.join(ben, garden, Wish.UNSUBSCRIBE));
        done(deeds.joinCommunity.join(ben, garden, Wish.UNSUBSCRIBE));
        done(deeds.eraseAccount.gone(third, false));
        assertThat(followers()).isEqualTo(Map.of(beta.id(), 1));
        assertThat(page(garden).subscribers()).isEqualTo(2);
    }

    @Test
    void guestsFindNoCommunityThatIsForMembersAloneNorOneOfAThirdServer() {
        PersonId ben = beta.person("ben").id();
        CommunityId shed = done(world.foundCommunity.found(
                ana.viewer(), new FoundCommunity.Request("shed", "Shed", "", false, true, false)));

        assertThat(deeds.joinCommunity.join(ben, shed, Wish.SUBSCRIBE)).isEqualTo(new Outcome.Missing<>());
        assertThat(deeds.joinCommunity.join(ben, yard, Wish.SUBSCRIBE)).isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void theLocalFeedLeavesOutWhatIsElsewhereAndAllDoesNot() {
        ana.posts(garden, "Quinces");
        ana.posts(yard, "Figs in the yard");
        world.settle();

        assertThat(ana.reads(new Scope.Local(), Order.NEW).posts())
                .extracting(card -> card.community().handle())
                .containsExactly("garden");
        assertThat(ana.reads(new Scope.All(), Order.NEW).posts())
                .extracting(card -> card.community().handle())
                .containsExactlyInAnyOrder("garden", "yard@beta.example");
    }

    private Map<InstanceId, Integer> followers() {
        return world
                .database
                .<List<Communities.Followers>>read(transaction -> world.communities.followers(transaction, garden))
                .stream()
                .collect(Collectors.toMap(Communities.Followers::instanceId, Communities.Followers::followers));
    }

    private List<SubscriptionChange> changes() {
        world.settle();
        return world
                .database
                .<List<Ledger.Entry>>read(transaction -> world.ledger.after(transaction, 0, 1_000))
                .stream()
                .flatMap(entry -> entry.event() instanceof SubscriptionChanged(var person, var community, var change)
                                && change != null
                        ? java.util.stream.Stream.of(change)
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private CommunityPage page(CommunityId community) {
        return deeds.communities.page(ana.viewer(), community).orElseThrow();
    }
}
