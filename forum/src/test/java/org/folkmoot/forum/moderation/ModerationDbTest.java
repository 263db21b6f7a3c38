package org.folkmoot.forum.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.PASSWORD;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.SignUp;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.feeds.Silence;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Field;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every act in office: who may, what it does, and the line that it leaves in the modlog.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class ModerationDbTest {

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final World.Member ana;
    private final World.Member ben;
    private final World.Member cleo;
    private final CommunityId garden;
    private final PostId post;

    ModerationDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        ben = world.member("ben");
        cleo = world.member("cleo");
        garden = ana.founds("garden");
        post = cleo.posts(garden, "Buy cheap quinces");
    }

    @Test
    void aRemovalNeedsAnOfficeAndAReasonAndLeavesALine() {
        assertThat(remove(new Viewer.Visitor(), post, "spam")).isEqualTo(new Outcome.Refused<>(Refusal.LOG_IN_FIRST));
        assertThat(remove(ben.viewer(), post, "spam")).isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        assertThat(remove(ana.viewer(), post, " \u200B"))
                .isEqualTo(new Outcome.Refused<>(Field.REASON, Refusal.REASON_MISSING));
        assertThat(remove(ana.viewer(), new PostId(999), "spam")).isEqualTo(new Outcome.Missing<>());
        assertThat(acts()).isEmpty();

        done(remove(ana.viewer(), post, "spam"));
        done(remove(ana.viewer(), post, "spam"));
        world.settle();

        assertThat(ben.reads(new Scope.All(), Order.NEW).posts()).isEmpty();
        assertThat(deeds.modlog.lines(new Viewer.Visitor(), null, 0, 10))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.act()).isEqualTo(ModlogAct.POST_REMOVED);
                    assertThat(line.moderator())
                            .isNotNull()
                            .satisfies(by -> assertThat(by.name()).isEqualTo("ana"));
                    assertThat(line.person())
                            .isNotNull()
                            .satisfies(whom -> assertThat(whom.name()).isEqualTo("cleo"));
                    assertThat(line.reason()).isEqualTo("spam");
                    assertThat(line.post()).isEqualTo(post);
                });

        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(post, false, "")));
        world.settle();
        assertThat(ben.reads(new Scope.All(), Order.NEW).posts()).hasSize(1);
        assertThat(acts()).containsExactly(ModlogAct.POST_PUT_BACK, ModlogAct.POST_REMOVED);
    }

    @Test
    void aReasonIsKeptWithoutWhatNobodyCanSee() {
        done(remove(ana.viewer(), post, " spa\u202Em\u0000 "));

        assertThat(deeds.modlog.lines(new Viewer.Visitor(), null, 0, 1))
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo("spam"));
    }

    @Test
    void nobodyActsOnThoseSeniorToThem() {
        done(appoint(ana, ben, true));
        done(appoint(ana, cleo, true));
        PostId ofAna = ana.posts(garden, "From the first moderator");
        PostId ofAdmin = world.admin.posts(garden, "From the admin");

        assertThat(remove(ben.viewer(), ofAna, "no")).isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
        assertThat(remove(ana.viewer(), ofAdmin, "no")).isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
        assertThat(ban(cleo.viewer(), ben.id(), garden, null)).isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
        assertThat(appoint(cleo, ben, false)).isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
        done(remove(ben.viewer(), post, "cleo comes after ben"));
        done(remove(world.admin.viewer(), ofAna, "the admin comes before all"));
        done(remove(ana.viewer(), ben.posts(garden, "By ben"), "ana comes before ben"));
    }

    @Test
    void moderatorsAreAppointedAndLetGoAndTheLastOneStays() {
        assertThat(appoint(ben, cleo, true)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        assertThat(appoint(ana, ana, false)).isEqualTo(new Outcome.Refused<>(Refusal.LAST_MODERATOR));
        done(appoint(ana, ben, true));
        assertThat(appoint(ana, ben, true)).isEqualTo(new Outcome.Refused<>(Refusal.ALREADY_SO));
        done(appoint(ben, cleo, true));
        done(appoint(ana, ana, false)); // ben leads now
        assertThat(appoint(cleo, ben, false)).isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
        done(appoint(ben, cleo, false));
        assertThat(appoint(ben, ben, false)).isEqualTo(new Outcome.Refused<>(Refusal.LAST_MODERATOR));

        assertThat(acts())
                .containsExactly(
                        ModlogAct.MODERATOR_DISMISSED,
                        ModlogAct.MODERATOR_DISMISSED,
                        ModlogAct.MODERATOR_APPOINTED,
                        ModlogAct.MODERATOR_APPOINTED);
    }

    @Test
    void ofTwoModeratorsWhoLeaveAtOnceOneStays() throws Exception {
        done(appoint(ana, ben, true));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome<PersonId>>> leaving =
                    List.of(() -> appoint(ana, ana, false), () -> appoint(ben, ben, false));
            int left = 0;
            for (Future<Outcome<PersonId>> one : threads.invokeAll(leaving)) {
                left += one.get() instanceof Outcome.Done<PersonId> ? 1 : 0;
            }
            assertThat(left).isEqualTo(1);
        }
    }

    @Test
    void nobodyWhoErasedTheirAccountIsAppointed() {
        done(deeds.eraseAccount.erase(ben.viewer(), new EraseAccount.Request(PASSWORD, false)));

        assertThat(appoint(ana, ben, true)).isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void aBanEndsByItselfWhenItsTimeIsOver() {
        Instant until = clock.instant().plus(Duration.ofDays(3));
        assertThat(ban(ana.viewer(), cleo.id(), garden, clock.instant()))
                .isEqualTo(new Outcome.Refused<>(Field.EXPIRES, Refusal.TIME_INVALID));
        done(ban(ana.viewer(), cleo.id(), garden, until));
        assertThat(cleo.tries(garden, "Again")).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));

        clock.moveTo(until.minusMillis(1));
        assertThat(cleo.tries(garden, "Again")).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));
        clock.moveTo(until);
        done(cleo.tries(garden, "Again"));
        assertThat(deeds.ban.lift(ana.viewer(), cleo.id(), garden, ""))
                .isEqualTo(new Outcome.Refused<>(Refusal.ALREADY_SO));
    }

    @Test
    void aBanFromTheSiteIsAnAdminsAndIsLifted() {
        assertThat(ban(ana.viewer(), cleo.id(), null, null)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        assertThat(ban(world.admin.viewer(), world.admin.id(), null, null))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURSELF));
        assertThat(ban(world.admin.viewer(), new PersonId(999), null, null)).isEqualTo(new Outcome.Missing<>());
        assertThat(ban(world.admin.viewer(), cleo.id(), new CommunityId(999), null))
                .isEqualTo(new Outcome.Missing<>());

        done(ban(world.admin.viewer(), ana.id(), null, null));
        assertThat(remove(ana.viewer(), post, "x")).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_SITE));
        assertThat(deeds.people.page(new Viewer.Visitor(), ana.id()))
                .hasValueSatisfying(page -> assertThat(page.banned()).isTrue());

        done(deeds.ban.lift(world.admin.viewer(), ana.id(), null, ""));
        done(remove(ana.viewer(), post, "x"));
        assertThat(acts())
                .containsExactly(ModlogAct.POST_REMOVED, ModlogAct.SITE_BAN_LIFTED, ModlogAct.BANNED_FROM_SITE);
    }

    @Test
    void aBanMayTakeWhatTheyWroteThereAlongAndNothingElse() {
        CommunityId kitchen = ben.founds("kitchen");
        PostId elsewhere = cleo.posts(kitchen, "Stays where it is");
        clock.advance(Duration.ofMinutes(1));
        PostId ofBen = ben.posts(garden, "Not of cleo");
        cleo.comments(ofBen, null, "Goes");
        ben.comments(ofBen, null, "Stays");
        done(deeds.ban.ban(ana.viewer(), new Ban.Request(cleo.id(), garden, null, "spam", true)));
        world.settle();

        assertThat(ben.reads(new Scope.All(), Order.OLD).posts())
                .extracting(PostCard::id)
                .containsExactly(elsewhere, ofBen);
        assertThat(ben.reads(new Scope.InCommunity(garden), Order.NEW).posts())
                .singleElement()
                .satisfies(card -> assertThat(card.comments()).isEqualTo(1));

        done(deeds.ban.ban(world.admin.viewer(), new Ban.Request(cleo.id(), null, null, "spam", true)));
        world.settle();
        assertThat(ben.reads(new Scope.All(), Order.OLD).posts())
                .extracting(PostCard::id)
                .containsExactly(ofBen);
    }

    @Test
    void aPostIsPinnedInItsCommunityByItsModeratorsAndOnTheSiteByAdmins() {
        PostId newer = ben.posts(garden, "A newer one");
        assertThat(mark(ana, MarkPost.Mark.PINNED_ON_SITE)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        assertThat(mark(ben, MarkPost.Mark.PINNED_IN_COMMUNITY))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));

        done(mark(ana, MarkPost.Mark.PINNED_IN_COMMUNITY));
        world.settle();
        assertThat(ben.reads(new Scope.InCommunity(garden), Order.NEW).posts())
                .extracting(PostCard::id)
                .containsExactly(post, newer);
        assertThat(ben.reads(new Scope.All(), Order.NEW).posts())
                .extracting(PostCard::id)
                .containsExactly(newer, post);

        done(mark(world.admin, MarkPost.Mark.PINNED_ON_SITE));
        world.settle();
        assertThat(ben.reads(new Scope.All(), Order.NEW).posts())
                .extracting(PostCard::id)
                .containsExactly(post, newer);
    }

    @Test
    void aCommunityIsRemovedAndPutBackByAdminsAlone() {
        assertThat(deeds.removeCommunity.remove(ana.viewer(), new RemoveCommunity.Request(garden, true, "x")))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        done(deeds.removeCommunity.remove(world.admin.viewer(), new RemoveCommunity.Request(garden, true, "spam")));
        world.settle();
        assertThat(ben.reads(new Scope.All(), Order.NEW).posts()).isEmpty();

        done(deeds.removeCommunity.remove(world.admin.viewer(), new RemoveCommunity.Request(garden, false, "")));
        world.settle();
        assertThat(ben.reads(new Scope.All(), Order.NEW).posts()).hasSize(1);
        assertThat(acts()).containsExactly(ModlogAct.COMMUNITY_PUT_BACK, ModlogAct.COMMUNITY_REMOVED);
    }

    @Test
    void oneReportsAThingOnceUntilItIsDealtWith() {
        done(report(ben, VoteTarget.of(post), "spam"));
        done(report(ben, VoteTarget.of(post), "spam, I say"));
        done(report(ana, VoteTarget.of(post), "so it is"));
        assertThat(report(ben, VoteTarget.of(post), ""))
                .isEqualTo(new Outcome.Refused<>(Field.REASON, Refusal.REASON_MISSING));
        assertThat(deeds.reports.open(ana.viewer())).isEqualTo(2);
        assertThat(deeds.reports.open(world.admin.viewer())).isEqualTo(2);
        assertThat(deeds.reports.open(ben.viewer())).isZero();

        var first = deeds.reports.lines(ana.viewer(), true, 0, 10).getLast();
        assertThat(first.reason()).isEqualTo("spam");
        assertThat(deeds.report.resolve(ben.viewer(), first.id()))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        done(deeds.report.resolve(ana.viewer(), first.id()));
        assertThat(deeds.reports.open(ana.viewer())).isEqualTo(1);

        done(report(ben, VoteTarget.of(post), "it is still there"));
        assertThat(deeds.reports.open(ana.viewer())).isEqualTo(2);
    }

    @Test
    void aRemovalDealsWithEveryOpenReportOfThatThingAndOfNothingElse() {
        done(appoint(ana, ben, true));
        PostId other = cleo.posts(garden, "Another one");
        CommentId comment = cleo.comments(post, null, "Really cheap");
        done(deeds.report.report(ben.viewer(), VoteTarget.of(post), "spam"));
        done(deeds.report.report(world.admin.viewer(), VoteTarget.of(post), "an advertisement"));
        done(deeds.report.report(ben.viewer(), VoteTarget.of(other), "spam too"));
        done(deeds.report.report(ben.viewer(), new VoteTarget(post, comment), "spam as well"));
        assertThat(deeds.reports.open(ben.viewer())).isEqualTo(4);

        done(remove(ana.viewer(), post, "spam"));
        assertThat(openReasons()).containsExactly("spam as well", "spam too");
        assertThat(deeds.reports.lines(ben.viewer(), false, 0, 10))
                .filteredOn(line -> line.post().equals(post) && line.comment() == null)
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.removed()).isTrue();
                    assertThat(line.resolver())
                            .isNotNull()
                            .satisfies(by -> assertThat(by.name()).isEqualTo("ana"));
                });

        done(deeds.removeComment.remove(ana.viewer(), new RemoveComment.Request(comment, true, "spam")));
        assertThat(openReasons()).containsExactly("spam too");
        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(post, false, "")));
        assertThat(openReasons()).containsExactly("spam too");
    }

    @Test
    void aRemovalThatIsRefusedDealsWithNoReport() {
        done(deeds.report.report(ben.viewer(), VoteTarget.of(post), "spam"));
        assertThat(remove(ana.viewer(), post, " ")).isInstanceOf(Outcome.Refused.class);
        assertThat(remove(ben.viewer(), post, "spam")).isInstanceOf(Outcome.Refused.class);
        assertThat(openReasons()).containsExactly("spam");
    }

    @Test
    void aBanThatTakesWritingsAlongDealsWithTheirReports() {
        CommentId comment = cleo.comments(post, null, "Really cheap");
        done(deeds.report.report(ben.viewer(), VoteTarget.of(post), "spam"));
        done(deeds.report.report(ben.viewer(), new VoteTarget(post, comment), "spam as well"));
        done(deeds.ban.ban(ana.viewer(), new Ban.Request(cleo.id(), garden, null, "spam", true)));
        assertThat(openReasons()).isEmpty();
    }

    private List<String> openReasons() {
        return deeds.reports.lines(world.admin.viewer(), true, 0, 10).stream()
                .map(ReportView.Line::reason)
                .toList();
    }

    @Test
    void noReasonOfAnyActGoesOnForPages() {
        String pages = "x".repeat(1001);
        var tooLong = new Outcome.Refused<>(Field.REASON, Refusal.TEXT_TOO_LONG);
        assertThat(deeds.appointModerator.appoint(
                        ana.viewer(), new AppointModerator.Request(garden, ben.id(), true, pages)))
                .isEqualTo(tooLong);
        assertThat(deeds.markPost.mark(ana.viewer(), new MarkPost.Request(post, MarkPost.Mark.LOCKED, true, pages)))
                .isEqualTo(tooLong);
        done(remove(ana.viewer(), post, "spam"));
        assertThat(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(post, false, pages)))
                .isEqualTo(tooLong);
        done(deeds.ban.ban(ana.viewer(), new Ban.Request(cleo.id(), garden, null, "spam", false)));
        assertThat(deeds.ban.lift(ana.viewer(), cleo.id(), garden, pages)).isEqualTo(tooLong);
        assertThat(deeds.decideApplication.decide(
                        world.admin.viewer(), new DecideApplication.Request(ben.id(), false, pages)))
                .isEqualTo(tooLong);
        assertThat(acts()).containsExactly(ModlogAct.BANNED_FROM_COMMUNITY, ModlogAct.POST_REMOVED);
    }

    @Test
    void theModlogNamesWhatIsGoneOnlyToWhoMayReadIt() {
        done(remove(ana.viewer(), post, "spam"));

        assertThat(titleFor(new Viewer.Visitor())).isNull();
        assertThat(titleFor(ben.viewer())).isNull();
        assertThat(titleFor(cleo.viewer())).isEqualTo("Buy cheap quinces");
        assertThat(titleFor(ana.viewer())).isEqualTo("Buy cheap quinces");
        assertThat(titleFor(world.admin.viewer())).isEqualTo("Buy cheap quinces");

        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(post, false, "")));
        assertThat(titleFor(new Viewer.Visitor())).isEqualTo("Buy cheap quinces");
        done(deeds.removeCommunity.remove(world.admin.viewer(), new RemoveCommunity.Request(garden, true, "closed")));
        assertThat(titleOf(ben.viewer(), ModlogAct.POST_PUT_BACK)).isNull();
        assertThat(titleOf(ana.viewer(), ModlogAct.POST_PUT_BACK)).isEqualTo("Buy cheap quinces");
    }

    private @Nullable String titleFor(Viewer viewer) {
        return titleOf(viewer, ModlogAct.POST_REMOVED);
    }

    private @Nullable String titleOf(Viewer viewer, ModlogAct act) {
        return deeds.modlog.lines(viewer, null, 0, 10).stream()
                .filter(line -> line.act() == act)
                .findFirst()
                .orElseThrow()
                .postTitle();
    }

    @Test
    void aThreadSaysWhyItsReaderCannotComment() {
        assertThat(silence(cleo.viewer())).isNull();
        assertThat(silence(new Viewer.Visitor())).isEqualTo(new Silence(Refusal.LOG_IN_FIRST, null));

        Instant week = clock.instant().plus(Duration.ofDays(7));
        done(deeds.ban.ban(ana.viewer(), new Ban.Request(ben.id(), garden, week, "cheese", false)));
        assertThat(silence(ben.viewer())).isEqualTo(new Silence(Refusal.BANNED_FROM_COMMUNITY, week));
        clock.advance(Duration.ofDays(8));
        assertThat(silence(ben.viewer())).isNull();

        done(deeds.ban.ban(world.admin.viewer(), new Ban.Request(ben.id(), null, null, "cheese", false)));
        assertThat(silence(ben.viewer())).isEqualTo(new Silence(Refusal.BANNED_FROM_SITE, null));

        done(deeds.markPost.mark(ana.viewer(), new MarkPost.Request(post, MarkPost.Mark.LOCKED, true, "")));
        assertThat(silence(cleo.viewer())).isEqualTo(new Silence(Refusal.LOCKED, null));
        assertThat(silence(new Viewer.Visitor())).isEqualTo(new Silence(Refusal.LOCKED, null));
        assertThat(silence(ana.viewer())).isNull();

        done(remove(ana.viewer(), post, "spam"));
        assertThat(silence(ana.viewer())).isEqualTo(new Silence(Refusal.TARGET_GONE, null));
    }

    private @Nullable Silence silence(Viewer viewer) {
        return world.threads
                .thread(viewer, post, CommentOrder.HOT)
                .orElseThrow()
                .silence();
    }

    @Test
    void aReportNamesAThingThatIsThere() {
        CommunityId kitchen = ben.founds("kitchen");
        PostId other = ben.posts(kitchen, "Quite another matter");
        CommentId comment = ben.comments(other, null, "Over there");

        assertThat(report(cleo, new VoteTarget(post, comment), "rude")).isEqualTo(new Outcome.Missing<>());
        assertThat(report(cleo, new VoteTarget(post, new CommentId(999)), "rude"))
                .isEqualTo(new Outcome.Missing<>());
        assertThat(report(cleo, VoteTarget.of(new PostId(999)), "rude")).isEqualTo(new Outcome.Missing<>());
        done(report(cleo, new VoteTarget(other, comment), "rude"));
        done(remove(world.admin.viewer(), post, "x"));
        assertThat(report(ben, VoteTarget.of(post), "rude")).isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
    }

    @Test
    void whoErasesTheirAccountTakesTheirVotesAlongAndLeavesTheirName() {
        clock.advance(Duration.ofMinutes(1));
        PostId ofBen = ben.posts(garden, "Something to vote on");
        cleo.votes(VoteTarget.of(ofBen), Direction.UP);
        CommentId comment = cleo.comments(ofBen, null, "Goes with me or stays");
        assertThat(erase(cleo, "not the password", false))
                .isEqualTo(new Outcome.Refused<>(Field.PASSWORD, Refusal.WRONG_PASSWORD));

        done(erase(cleo, PASSWORD, false));
        deeds.settle();

        assertThat(ben.reads(new Scope.All(), Order.OLD).posts())
                .satisfiesExactly(
                        card -> {
                            assertThat(card.title()).isEqualTo("Buy cheap quinces");
                            assertThat(card.author().deleted()).isTrue();
                            assertThat(card.score().rawUp()).isZero();
                        },
                        card -> {
                            assertThat(card.score().rawUp()).isEqualTo(1);
                            assertThat(card.comments()).isEqualTo(1);
                        });
        assertThat(world.signUp.signUp(new SignUp.Request("CLEO", PASSWORD, "", "", null, null)))
                .isEqualTo(new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN));
        assertThat(erase(cleo, PASSWORD, true)).isEqualTo(new Outcome.Missing<>());
        assertThat(comment).isNotNull();
    }

    @Test
    void whoErasesTheirAccountMayTakeTheirWordsAlong() {
        PostId ofBen = ben.posts(garden, "Something to answer");
        cleo.comments(ofBen, null, "Goes with me");
        done(erase(cleo, PASSWORD, true));
        deeds.settle();

        assertThat(ben.reads(new Scope.All(), Order.NEW).posts())
                .singleElement()
                .satisfies(card -> assertThat(card.comments()).isZero());
        assertThat(world.database.<List<String>>read(transaction -> transaction
                        .query("select title from post where author_id = :person "
                                + "union all select body from comment where author_id = :person")
                        .bind("person", cleo.id())
                        .mapTo(String.class)
                        .list()))
                .containsExactly("", "");
    }

    @Test
    void theLastAdminStays() {
        assertThat(deeds.eraseAccount.erase(world.admin.viewer(), new EraseAccount.Request(PASSWORD, true)))
                .isEqualTo(new Outcome.Refused<>(Refusal.LAST_ADMIN));
        assertThat(world.accounts.named("admin")).hasValue(world.admin.id());
    }

    @Test
    void anAddressOnThisMachineMayBeChangedAndAnyOtherIsFixed() {
        assertThat(change(ana, "https://forum.example")).isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        done(change(world.admin, "https://forum.example"));
        done(change(world.admin, "https://FORUM.example/"));
        done(change(world.admin, ""));

        assertThat(change(world.admin, "https://other.example"))
                .isEqualTo(new Outcome.Refused<>(Field.PUBLIC_ADDRESS, Refusal.ADDRESS_FIXED));
        assertThat(world.site.settings())
                .hasValueSatisfying(site -> assertThat(site.publicAddress()).isEqualTo("https://forum.example"));
    }

    private Outcome<PostId> remove(Viewer viewer, PostId which, String reason) {
        return deeds.removePost.remove(viewer, new RemovePost.Request(which, true, reason));
    }

    private Outcome<PersonId> appoint(World.Member by, World.Member whom, boolean appointed) {
        return deeds.appointModerator.appoint(
                by.viewer(), new AppointModerator.Request(garden, whom.id(), appointed, ""));
    }

    private Outcome<PersonId> ban(Viewer by, PersonId whom, @Nullable CommunityId where, @Nullable Instant until) {
        return deeds.ban.ban(by, new Ban.Request(whom, where, until, "because", false));
    }

    private Outcome<PostId> mark(World.Member by, MarkPost.Mark mark) {
        return deeds.markPost.mark(by.viewer(), new MarkPost.Request(post, mark, true, ""));
    }

    private Outcome<VoteTarget> report(World.Member by, VoteTarget target, String reason) {
        return deeds.report.report(by.viewer(), target, reason);
    }

    private Outcome<PersonId> erase(World.Member member, String password, boolean content) {
        return deeds.eraseAccount.erase(member.viewer(), new EraseAccount.Request(password, content));
    }

    private Outcome<?> change(World.Member by, String address) {
        return deeds.changeSite.change(
                by.viewer(), new ChangeSite.Request("Garden", "", address, Mode.OPEN, "", true, false, false));
    }

    private List<ModlogAct> acts() {
        return deeds.modlog.lines(world.admin.viewer(), null, 0, 50).stream()
                .map(ModlogView.Line::act)
                .toList();
    }
}
