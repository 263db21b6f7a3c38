package org.folkmoot.forum.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.ChangeCommunity;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.instances.SignsOfLife;
import org.folkmoot.forum.instances.SignsOfLife.Sign;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.rules.peers.SilenceRule.Rest;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of the offices of people whose server is silent for so long that another may own its name.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class RestingOfficesDbTest {

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final SignsOfLife signs = new SignsOfLife();
    private final World.Member ana;
    private final CommunityId garden;
    private final PostId leeks;
    private final World.Elsewhere beta;
    private final World.Guest ben;

    RestingOfficesDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        garden = ana.founds("garden");
        leeks = world.member("carl").posts(garden, "Leeks");
        beta = world.instance("beta.example");
        ben = beta.person("ben");
        heard();
        appoint();
    }

    @Test
    void whoseServerIsSilentForThreeMonthsActsNoMore() {
        days(90);
        done(remove(true));
        days(1);

        assertThat(remove(false)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        assertThat(resting()).containsOnly(Map.entry(ben.id(), Rest.SILENT));
    }

    @Test
    void whenItIsHeardAgainTheOfficeGoesOnRestingUntilItIsGivenAnew() {
        days(91);
        assertThat(heard()).containsExactly(beta.id());
        days(1);
        heard();

        assertThat(remove(true)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        assertThat(resting()).containsOnly(Map.entry(ben.id(), Rest.RETURNED));

        appoint();
        done(remove(true));
        assertThat(resting()).isEmpty();
        assertThat(deeds.modlog.lines(ana.viewer(), garden, 0, 3).stream().map(ModlogView.Line::act))
                .containsExactly(ModlogAct.POST_REMOVED, ModlogAct.MODERATOR_APPOINTED, ModlogAct.MODERATOR_APPOINTED);
    }

    @Test
    void anotherKeyAfterASilenceEndsWhatWasConfirmedBeforeItWasSeen() {
        Instant known = clock.instant();
        days(91);
        heard();
        days(1);
        appoint();
        days(1);

        assertThat(renewed(known)).isTrue();
        assertThat(remove(true)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        assertThat(resting()).containsOnly(Map.entry(ben.id(), Rest.ANOTHER));

        days(1);
        appoint();
        done(remove(true));
    }

    @Test
    void anotherKeyOfAServerThatLivesEndsNothing() {
        Instant known = clock.instant();
        days(89);
        heard();

        assertThat(renewed(known)).isFalse();
        days(89);
        done(remove(true));
    }

    @Test
    void whileWeWereAwayOurselvesNobodyWasSilent() {
        clock.advance(Duration.ofDays(200));
        done(remove(true));
        assertThat(heard()).isEmpty();
        done(remove(false));
    }

    @Test
    void aGuestConfirmsNoOther() {
        World.Guest eve = world.instance("gamma.example").person("eve");
        days(80);
        done(deeds.appointModerator.appoint(ana.viewer(), new AppointModerator.Request(garden, eve.id(), true, "")));
        days(11);

        assertThat(deeds.appointModerator.appoint(
                        Officer.guest(eve.id()), new AppointModerator.Request(garden, ben.id(), true, "")))
                .isEqualTo(new Outcome.Refused<>(Refusal.ALREADY_SO));
    }

    @Test
    void whoseOfficeRestsDoesNotPostWhereOnlyModeratorsDo() {
        done(deeds.changeCommunity.change(
                ana.viewer(), new ChangeCommunity.Request(garden, "Garden", "", false, false, true)));
        done(writes("While it lives"));
        days(91);

        assertThat(writes("After all")).isEqualTo(new Outcome.Refused<>(Field.COMMUNITY, Refusal.MODERATORS_ONLY));
    }

    @Test
    void membersHoldTheirOfficesForAsLongAsTheyLike() {
        days(91);

        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(leeks, true, "Not about gardens")));
    }

    /// A day is as long as the server looks out in between.
    private void days(int days) {
        for (int day = 0; day < days; day++) {
            clock.advance(Duration.ofDays(1));
            world.database.change(transaction -> signs.heard(transaction, List.of(), clock.instant()));
        }
    }

    private List<InstanceId> heard() {
        return world.database.write(transaction ->
                signs.heard(transaction, List.of(new Sign("beta.example", clock.instant())), clock.instant()));
    }

    private boolean renewed(Instant known) {
        return world.database.<Boolean>write(
                transaction -> signs.renewed(transaction, beta.id(), known, clock.instant()));
    }

    private void appoint() {
        done(deeds.appointModerator.appoint(ana.viewer(), new AppointModerator.Request(garden, ben.id(), true, "")));
    }

    private Outcome<PostId> remove(boolean removed) {
        return deeds.removePost.remove(Officer.guest(ben.id()), new RemovePost.Request(leeks, removed, ""));
    }

    private Outcome<PostId> writes(String title) {
        return world.publishPost.publish(
                new WritePost.Request(ben.id(), garden, title, null, null, null, false, beta.signed()));
    }

    private Map<PersonId, Rest> resting() {
        return deeds.communities.resting(garden);
    }
}
