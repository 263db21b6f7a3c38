package org.folkmoot.forum.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.peering.Announcement.End;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Field;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Terms are announced for a later day, can be withdrawn until then, and hold from its first moment on.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class AnnounceTermsDbTest {

    private static final int FANS = 24;

    private final World world;
    private final PinnedClock clock;
    private final ChangeTerms changeTerms;
    private final AnnounceTerms announceTerms;
    private final WithdrawTerms withdrawTerms;
    private final StartTerms startTerms;
    private final EndTerms endTerms;
    private final TakeBackTerms takeBackTerms;
    private final ImportDrafts importDrafts;
    private final PutDraftsInForce putDrafts;
    private final DraftView drafts;
    private final DecisionView decisions;
    private final AnnouncementView announced;
    private final Viewer admin;
    private final PostId celebrities;
    private final PostId trains;
    private final String tomorrow;
    private final Instant midnight;

    AnnounceTermsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        clock = fresh.clock();
        admin = world.admin.viewer();
        Database database = fresh.database();
        TermsDeeds terms = new TermsDeeds(world, fresh);
        changeTerms = terms.changeTerms;
        announceTerms = new AnnounceTerms(database, world.peerTerms, changeTerms, terms.consequences, clock);
        withdrawTerms = new WithdrawTerms(database, terms.office, world.peerTerms, clock);
        startTerms = new StartTerms(database, world.peerTerms, clock);
        endTerms = terms.endTerms;
        takeBackTerms = terms.takeBackTerms;
        importDrafts = new ImportDrafts(database, terms.office, world.peerTerms, clock);
        putDrafts = new PutDraftsInForce(database, terms.office, world.peerTerms, terms.consequences);
        drafts = new DraftView(database, terms.office, world.peerTerms);
        decisions = new DecisionView(database, world.peerTerms);
        announced = new AnnouncementView(database, world.peerTerms);
        World.Member ana = world.member("ana");
        CommunityId garden = ana.founds("garden");
        celebrities = ana.posts(garden, "Ten celebrities");
        trains = ana.posts(garden, "The night train is back");
        world.member("ben").votes(VoteTarget.of(trains), Direction.UP);
        World.Elsewhere giant = world.instance("threads.example");
        for (int n = 0; n < FANS; n++) {
            world.delivered(
                    giant.person("fan" + n).id(),
                    VoteTarget.of(celebrities),
                    Direction.UP,
                    giant.id(),
                    null,
                    Proof.SIGNED);
        }
        settle();
        world.lenses.count();
        midnight = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        tomorrow = midnight.toString().substring(0, 10);
    }

    /// What whoever carries news does at every turn.
    private void settle() {
        startTerms.start();
        world.settle();
    }

    private void at(Instant moment) {
        clock.advance(Duration.between(clock.instant(), moment));
        settle();
    }

    @Test
    void itHoldsFromTheFirstMomentOfItsDayOnAndNotBefore() {
        AnnouncementId id = done(announce("threads.example", tomorrow));
        settle();
        assertThat(order(new Lens.Site())).containsExactly(celebrities, trains);
        assertThat(decisions.log(null, null, 10)).isEmpty();
        assertThat(announced.open("www.threads.example", 10)).satisfiesExactly(one -> {
            assertThat(one.id()).isEqualTo(id);
            assertThat(one.startsAt()).isEqualTo(midnight);
            assertThat(one.author()).isEqualTo("admin");
            assertThat(one.reason()).isEqualTo("For a reason");
            assertThat(announced.seen(one)).hasSize(6);
        });
        assertThat(announced.open("other.example", 10)).isEmpty();

        at(midnight.minusMillis(1));
        assertThat(order(new Lens.Site())).containsExactly(celebrities, trains);
        assertThat(order(new Lens.WithoutSmall())).containsExactly(celebrities, trains);

        at(midnight);
        assertThat(order(new Lens.Site())).containsExactly(trains, celebrities);
        assertThat(order(new Lens.WithoutSmall())).containsExactly(trains, celebrities);
        assertThat(order(new Lens.Everything())).containsExactly(celebrities, trains);
        Decision decision = decisions.log(null, null, 10).getFirst();
        assertThat(decision.version().at()).isEqualTo(midnight);
        assertThat(decision.version().reason()).isEqualTo("For a reason");
        assertThat(decision.author()).isEqualTo("admin");
        assertThat(decisions.seen(decision.version().id()).comparisons()).hasSize(6);
        assertThat(announced.open(null, 10)).isEmpty();
        assertThat(end(id)).isEqualTo(new End.InForce(decision.version().id()));

        done(takeBackTerms.takeBack(admin, decision.version().id(), "Seen"));
        settle();
        assertThat(order(new Lens.Site())).containsExactly(celebrities, trains);
    }

    @Test
    void itIsStartedOnceHoweverManyAskAndHoweverLate() {
        done(announce("threads.example", tomorrow));
        clock.advance(Duration.ofDays(40));
        settle();
        settle();
        new StartTerms(world.database, world.peerTerms, clock).start();
        assertThat(decisions.log(null, null, 10)).hasSize(1);
    }

    @Test
    void whatIsWithdrawnBeforeNeverHolds() {
        AnnouncementId id = done(announce("threads.example", tomorrow));
        assertThat(withdrawTerms.withdraw(admin, id, " "))
                .isEqualTo(new Outcome.Refused<>(Field.REASON, Refusal.REASON_MISSING));
        assertThat(withdrawTerms.withdraw(world.member("cleo").viewer(), id, "No"))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        assertThat(withdrawTerms.withdraw(new Viewer.Visitor(), id, "No"))
                .isEqualTo(new Outcome.Refused<>(Refusal.LOG_IN_FIRST));
        assertThat(withdrawTerms.withdraw(admin, new AnnouncementId(99), "No")).isEqualTo(new Outcome.Missing<>());

        clock.advance(Duration.between(clock.instant(), midnight.minusMillis(1)));
        done(withdrawTerms.withdraw(admin, id, "The members asked for it"));
        assertThat(withdrawTerms.withdraw(admin, id, "Twice"))
                .isEqualTo(new Outcome.Refused<>(Refusal.ANNOUNCEMENT_OVER));
        at(midnight);
        assertThat(order(new Lens.Site())).containsExactly(celebrities, trains);
        assertThat(decisions.log(null, null, 10)).isEmpty();
        assertThat(end(id)).isInstanceOfSatisfying(End.Withdrawn.class, withdrawn -> {
            assertThat(withdrawn.reason()).isEqualTo("The members asked for it");
            assertThat(withdrawn.author()).isEqualTo("admin");
        });
    }

    /// Whoever puts it in force may be late; the moment decides.
    @Test
    void fromItsMomentOnItIsTooLateToWithdraw() {
        AnnouncementId id = done(announce("threads.example", tomorrow));
        clock.advance(Duration.between(clock.instant(), midnight));

        assertThat(withdrawTerms.withdraw(admin, id, "Too late"))
                .isEqualTo(new Outcome.Refused<>(Refusal.ANNOUNCEMENT_OVER));
        settle();
        assertThat(order(new Lens.Site())).containsExactly(trains, celebrities);
    }

    @Test
    void nothingElseIsDecidedAboutTheSameServersUntilThen() {
        TermsVersionId half = done(changeTerms.change(admin, request(null, null, "threads.example", "50")));
        PeerId peer = Objects.requireNonNull(
                decisions.one(half).orElseThrow().version().peer());
        AnnouncementId id = done(announceTerms.announce(
                admin, new AnnounceTerms.Request(request(peer, half, "threads.example", "0"), tomorrow)));
        var announcedAlready = new Outcome.Refused<>(Refusal.TERMS_ANNOUNCED);

        assertThat(changeTerms.change(admin, request(peer, half, "threads.example", "25")))
                .isEqualTo(announcedAlready);
        assertThat(endTerms.end(admin, new EndTerms.Request(peer, half, "End"))).isEqualTo(announcedAlready);
        assertThat(takeBackTerms.takeBack(admin, half, "Back")).isEqualTo(announcedAlready);
        assertThat(announceTerms.announce(
                        admin, new AnnounceTerms.Request(request(peer, half, "threads.example", "10"), tomorrow)))
                .isEqualTo(announcedAlready);
        done(importDrafts.read(admin, "beta", "threads.example"));
        assertThat(done(putDrafts.preview(
                                admin,
                                drafts.page(null, DraftView.Place.BEGINNING, 10).stream()
                                        .map(line -> line.draft().id())
                                        .toList()))
                        .left())
                .extracting(PutDraftsInForce.Left::refusal)
                .containsExactly(Refusal.TERMS_ANNOUNCED);
        done(changeTerms.preview(admin, request(peer, half, "threads.example", "25")));
        done(changeTerms.change(admin, request(null, null, "other.example", "25")));

        done(withdrawTerms.withdraw(admin, id, "Something else came up"));
        done(changeTerms.change(admin, request(peer, half, "threads.example", "25")));
    }

    @Test
    void aNewPeerThatIsAnnouncedKeepsItsServers() {
        done(announce("threads.example kin.example", tomorrow));
        assertThat(changeTerms.change(admin, request(null, null, "kin.example", "25")))
                .isEqualTo(new Outcome.Refused<>(Refusal.TERMS_ANNOUNCED));
        at(midnight);
        assertThat(world.termsInForce
                        .get()
                        .policy()
                        .of("kin.example")
                        .orElseThrow()
                        .domains())
                .isEqualTo(Set.of("threads.example", "kin.example"));
    }

    @Test
    void whatIsStandardIsAnnouncedToo() {
        TermsRule.Typed typed = typed(true, "", "0");
        done(announceTerms.announce(
                admin, new AnnounceTerms.Request(new ChangeTerms.Request(null, null, typed), tomorrow)));
        assertThat(changeTerms.change(admin, new ChangeTerms.Request(null, null, typed)))
                .isEqualTo(new Outcome.Refused<>(Refusal.TERMS_ANNOUNCED));
        at(midnight);
        assertThat(world.termsInForce.get().policy().standard().votes().votesUp())
                .isZero();
    }

    @Test
    void aDayThatIsNotToComeIsRefused() {
        String today = clock.instant().toString().substring(0, 10);
        for (String day : List.of(today, "2020-01-01", "soon", "", "+99999-01-01")) {
            assertThat(announce("threads.example", day))
                    .as(day)
                    .isEqualTo(new Outcome.Refused<>(Field.STARTS, Refusal.TIME_INVALID));
        }
        TermsRule.Typed brief = new TermsRule.Typed(
                false,
                "",
                "threads.example",
                new TermsRule.Votes("0", "0", "100", "100", "", "", "", true),
                TermsRule.Choices.of(Terms.OPEN),
                "For a reason",
                "",
                tomorrow);
        assertThat(announceTerms.announce(
                        admin, new AnnounceTerms.Request(new ChangeTerms.Request(null, null, brief), tomorrow)))
                .isEqualTo(new Outcome.Refused<>(Field.EXPIRES, Refusal.TIME_INVALID));
        assertThat(announced.open(null, 10)).isEmpty();
    }

    @Test
    void whatSomebodyWasToLookAtAgainIsDueOnItsDay() {
        TermsRule.Typed typed = new TermsRule.Typed(
                false,
                "",
                "threads.example",
                new TermsRule.Votes("0", "0", "100", "100", "", "", "", true),
                TermsRule.Choices.of(Terms.OPEN),
                "For a reason",
                tomorrow,
                "");
        TermsVersionId quiet = done(changeTerms.change(admin, new ChangeTerms.Request(null, null, typed)));
        assertThat(due(midnight.minusMillis(1))).isEmpty();
        assertThat(due(midnight)).containsExactly(quiet);

        done(takeBackTerms.takeBack(admin, quiet, "Looked at"));
        assertThat(due(midnight)).isEmpty();
    }

    private List<TermsVersionId> due(Instant moment) {
        return decisions.due(moment.atOffset(ZoneOffset.UTC).toLocalDate(), 10).stream()
                .map(decision -> decision.version().id())
                .toList();
    }

    private @Nullable End end(AnnouncementId id) {
        return announced.one(id).orElseThrow().end();
    }

    private Outcome<AnnouncementId> announce(String domains, String day) {
        return announceTerms.announce(admin, new AnnounceTerms.Request(request(null, null, domains, "0"), day));
    }

    private static ChangeTerms.Request request(
            @Nullable PeerId peer, @Nullable TermsVersionId basedOn, String domains, String percent) {
        return new ChangeTerms.Request(peer, basedOn, typed(false, domains, percent));
    }

    private static TermsRule.Typed typed(boolean standard, String domains, String percent) {
        return new TermsRule.Typed(
                standard,
                "",
                domains,
                new TermsRule.Votes(percent, percent, "100", "100", "", "", "", true),
                TermsRule.Choices.of(Terms.OPEN),
                "For a reason",
                "",
                "");
    }

    private List<PostId> order(Lens lens) {
        return world
                .feeds
                .page(new Viewer.Visitor(), new FeedRequest(new Scope.All(), Order.TOP_ALL, null, 20, lens))
                .posts()
                .stream()
                .map(card -> card.id())
                .toList();
    }
}
