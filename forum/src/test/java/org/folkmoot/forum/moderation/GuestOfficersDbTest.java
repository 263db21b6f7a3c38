package org.folkmoot.forum.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.List;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.VoteTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What moderators and admins of other servers may do here, and what not.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class GuestOfficersDbTest {

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final World.Member ana;
    private final CommunityId garden;
    private final PostId quinces;
    private final CommunityId yard;
    private final PostId figs;
    private final World.Guest ben;
    private final World.Guest eve;

    GuestOfficersDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        garden = ana.founds("garden");
        quinces = ana.posts(garden, "Quinces");
        World.Elsewhere beta = world.instance("beta.example");
        yard = beta.community("yard");
        ben = beta.person("ben");
        eve = beta.person("eve");
        figs = ana.posts(yard, "Figs in the yard");
        done(world.adoptCommunity.moderators(yard, List.of(ben.id())));
    }

    @Test
    void aModeratorOfTheirOwnCommunityRemovesAndItStandsInTheModlogUnderTheirName() {
        done(remove(Officer.guest(ben.id()), figs, true));

        assertThat(removed(figs)).isTrue();
        ModlogView.Line line = deeds.modlog.lines(ana.viewer(), yard, 0, 1).getFirst();
        assertThat(line.act()).isEqualTo(ModlogAct.POST_REMOVED);
        assertThat(line.moderator())
                .isNotNull()
                .satisfies(by -> assertThat(by.handle()).isEqualTo("ben@beta.example"));

        done(remove(Officer.guest(ben.id()), figs, false));
        assertThat(removed(figs)).isFalse();
    }

    @Test
    void whoIsNoModeratorThereIsRefused() {
        assertThat(remove(Officer.guest(eve.id()), figs, true))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        assertThat(remove(Officer.guest(ben.id()), quinces, true))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
    }

    @Test
    void anAdminOfTheCommunitysServerActsThereAndNotHere() {
        done(deeds.markPost.mark(
                Officer.guestAdmin(eve.id()), new MarkPost.Request(figs, MarkPost.Mark.LOCKED, true, "")));
        done(deeds.markPost.mark(
                Officer.guestAdmin(eve.id()), new MarkPost.Request(figs, MarkPost.Mark.PINNED_IN_COMMUNITY, true, "")));

        assertThat(remove(Officer.guestAdmin(eve.id()), quinces, true))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        assertThat(deeds.markPost.mark(
                        Officer.guestAdmin(eve.id()),
                        new MarkPost.Request(figs, MarkPost.Mark.PINNED_ON_SITE, true, "")))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
    }

    @Test
    void aGuestModeratesACommunityOfOursWhereOursAreTheirSeniors() {
        done(deeds.appointModerator.appoint(ana.viewer(), new AppointModerator.Request(garden, ben.id(), true, "")));
        PostId carls = world.member("carl").posts(garden, "Leeks");

        done(remove(Officer.guest(ben.id()), carls, true));
        assertThat(remove(Officer.guest(ben.id()), quinces, true)).isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
    }

    @Test
    void inACommunityElsewhereOurAdminIsNobodysSenior() {
        PostId admins = world.admin.posts(yard, "I run another site");

        done(remove(Officer.guest(ben.id()), admins, true));
    }

    @Test
    void whatAnAdminOfOursRemovedNoOtherServerPutsBack() {
        done(deeds.removePost.remove(world.admin.viewer(), new RemovePost.Request(figs, true, "Not for us")));

        assertThat(remove(Officer.guest(ben.id()), figs, false)).isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
        assertThat(removed(figs)).isTrue();
    }

    @Test
    void anAdminElsewhereBansTheirOwnPeopleHereAndLiftsThat() {
        Officer admin = Officer.guestAdmin(ben.id());
        done(deeds.ban.ban(admin, new Ban.Request(eve.id(), null, null, "", false)));
        assertThat(banned(eve.id())).isTrue();
        done(deeds.ban.lift(admin, eve.id(), null, ""));
        assertThat(banned(eve.id())).isFalse();

        assertThat(deeds.ban.ban(admin, new Ban.Request(ana.id(), null, null, "", false)))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        PersonId third = world.stranger("third", "gamma.example");
        assertThat(deeds.ban.ban(admin, new Ban.Request(third, null, null, "", false)))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
    }

    @Test
    void aBanOfOursIsNeitherLiftedNorShortenedByThePersonsServer() {
        Officer admin = Officer.guestAdmin(ben.id());
        done(deeds.ban.ban(world.admin.viewer(), new Ban.Request(eve.id(), null, null, "Floods", false)));

        assertThat(deeds.ban.lift(admin, eve.id(), null, "")).isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
        assertThat(deeds.ban.ban(
                        admin, new Ban.Request(eve.id(), null, clock.instant().plus(Duration.ofHours(1)), "", false)))
                .isEqualTo(new Outcome.Refused<>(Refusal.OUTRANKED));
        assertThat(banned(eve.id())).isTrue();
    }

    @Test
    void aGuestBansFromTheirCommunityAndLetsTheLastModeratorGo() {
        done(deeds.ban.ban(Officer.guest(ben.id()), new Ban.Request(ana.id(), yard, null, "", false)));
        assertThat(ana.tries(yard, "Again")).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));

        done(deeds.appointModerator.appoint(
                Officer.guestAdmin(eve.id()), new AppointModerator.Request(yard, ben.id(), false, "")));
        assertThat(deeds.communities.page(ana.viewer(), yard).orElseThrow().moderators())
                .isEmpty();
    }

    @Test
    void aGuestWhoIsBannedFromOurSiteActsNoMore() {
        done(deeds.ban.ban(world.admin.viewer(), new Ban.Request(ben.id(), null, null, "Floods", false)));

        assertThat(remove(Officer.guest(ben.id()), figs, true))
                .isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_SITE));
    }

    @Test
    void aGuestReportsToOurModerators() {
        done(deeds.report.report(ben.id(), VoteTarget.of(quinces), "Off topic " + "x".repeat(2_000)));

        ReportView.Line line = deeds.reports.lines(ana.viewer(), true, 0, 10).getFirst();
        assertThat(line.reporter().handle()).isEqualTo("ben@beta.example");
        assertThat(line.reason()).hasSize(1_000);
    }

    private Outcome<PostId> remove(Officer officer, PostId post, boolean removed) {
        return deeds.removePost.remove(officer, new RemovePost.Request(post, removed, ""));
    }

    private boolean removed(PostId post) {
        return world.database.<Boolean>read(
                transaction -> world.posts.find(transaction, post).orElseThrow().removed());
    }

    private boolean banned(PersonId person) {
        return world.database.<Boolean>read(transaction ->
                world.standing.ban(transaction, person, clock.instant()).isPresent());
    }
}
