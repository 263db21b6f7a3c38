package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.Duration;
import java.time.InstantSource;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Misbehaviour;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.testing.walk.FormWalk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// Who of another server changes, deletes or removes a whole community, one of ours and one of theirs; and who does so
/// in
/// vain.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeCommunitiesPeerTest {

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer home = ScriptedPeer.open(Dialect.LEMMY, "home.localhost", 0, InstantSource.system());
    private final ScriptedPeer other = ScriptedPeer.open(Dialect.LEMMY, "other.localhost", 0, InstantSource.system());
    private final ScriptedActor garden = home.group("garden");
    private final ScriptedActor ben = home.person("ben");
    private final ScriptedActor eve = other.person("eve");
    private final Iri inbox = new Iri(alpha.address("/inbox"));
    private final String orchard = alpha.address("/c/orchard");
    private final FormWalk ana = alpha.member("ana");
    private int made;

    @BeforeAll
    void anaFoundsTheOrchardWhichEveFollowsAndFollowsTheGarden() throws Exception {
        OurServer.founds(ana, "orchard", "Orchard");
        ana.open("/search")
                .form("Search")
                .fill("Words to find", "!" + garden.handle().replaceFirst("^[!@]", ""))
                .send()
                .form("Subscribe")
                .send();
        alpha.becomes("select count(*) from subscription where state = 'PENDING'", "0");
        assertThat(fate(other, eve, eve.follow(new Iri(orchard)))).isEqualTo("applied");
        assertThat(fate(home, ben, ben.follow(new Iri(orchard)))).isEqualTo("applied");
        ana.open("/c/orchard/moderators")
                .form("Appoint a moderator")
                .fill("Name of the person", ben.handle().replaceFirst("^[!@]", ""))
                .send();
        alpha.becomes("select count(*) from community_role where community_id = 1", "2");
    }

    @AfterAll
    void stop() {
        alpha.close();
        home.close();
        other.close();
    }

    private String fate(ScriptedPeer from, ScriptedActor by, JsonObject activity) throws Exception {
        assertThat(from.send(by, activity, inbox).status()).isEqualTo(202);
        String fate = "select outcome from received where settled_at is not null and activity_id = '"
                + activity.text("id") + "'";
        eventually(() -> !alpha.one(fate).isEmpty());
        return alpha.one(fate);
    }

    private String id(ScriptedActor by) {
        return by.id().value() + "/activities/" + ++made;
    }

    private JsonObject deletes(ScriptedActor by, String community, @Nullable String summary) {
        return ActivityWriter.delete(id(by), by.id().value(), community, community, summary);
    }

    private JsonObject undoes(ScriptedActor by, JsonObject activity) {
        return ActivityWriter.undo(id(by), activity);
    }

    private JsonObject calls(ScriptedActor by, String community, String title) {
        JsonObject group = garden.document().with("id", Json.text(community)).with("name", Json.text(title));
        return ActivityWriter.content(false, id(by), by.id().value(), community, group);
    }

    private String orchardIs() throws Exception {
        return alpha.one("select title || case when removed_at is not null then ' removed'"
                + " when deleted_at is not null then ' deleted' else '' end from community where name = 'orchard'");
    }

    private String gardenIs() throws Exception {
        return alpha.one("select case when removed_at is not null then 'removed'"
                + " when deleted_at is not null then 'deleted' else 'there' end from community where name = 'garden'");
    }

    @Test
    @Order(1)
    void whoDoesNotLookAfterACommunityOfOursChangesNothing() throws Exception {
        assertThat(fate(other, eve, calls(eve, orchard, "Eve's"))).isNotEqualTo("applied");
        assertThat(fate(other, eve, deletes(eve, orchard, null))).isNotEqualTo("applied");
        assertThat(fate(other, eve, deletes(eve, orchard, "because"))).isNotEqualTo("applied");

        assertThat(orchardIs()).isEqualTo("Orchard");
    }

    @Test
    @Order(2)
    void aModeratorOfAnotherServerCallsItOtherwiseAndNobodyHearsTheRestOfWhatTheySay() throws Exception {
        assertThat(fate(home, ben, calls(ben, orchard, "Old orchard"))).isEqualTo("applied");

        assertThat(orchardIs()).isEqualTo("Old orchard");
        assertThat(alpha.one("select count(*) from outgoing where kind like '%Update'"))
                .isEqualTo("0");
    }

    @Test
    @Order(3)
    void onlyTheFirstModeratorDeletesItAndNobodyElsewhereRemovesIt() throws Exception {
        assertThat(fate(home, ben, deletes(ben, orchard, null))).isNotEqualTo("applied");
        assertThat(fate(home, ben, deletes(ben, orchard, "because"))).isNotEqualTo("applied");

        assertThat(orchardIs()).isEqualTo("Old orchard");
    }

    @Test
    @Order(4)
    void theFirstModeratorDeletesItFromElsewhereWhichIsPassedOnAsItCame() throws Exception {
        ana.open("/c/orchard/moderators/dismiss?person=ana").form("Dismiss").send();
        JsonObject farewell = deletes(ben, orchard, null);
        assertThat(fate(home, ben, farewell)).isEqualTo("applied");
        assertThat(orchardIs()).isEqualTo("Old orchard deleted");
        passedOn(farewell);

        JsonObject again = undoes(ben, farewell);
        assertThat(fate(home, ben, again)).isEqualTo("applied");
        assertThat(orchardIs()).isEqualTo("Old orchard");
        passedOn(again);
    }

    private void passedOn(JsonObject activity) throws Exception {
        other.await(
                heard -> heard.type().equals("Announce")
                        && heard.activity() != null
                        && heard.activity().find("object") instanceof JsonObject inner
                        && String.valueOf(activity.text("id")).equals(inner.text("id")),
                Duration.ofSeconds(20));
    }

    @Test
    @Order(5)
    void nobodyButItsOwnServerSaysThatACommunityElsewhereIsGone() throws Exception {
        String address = garden.id().value();
        assertThat(fate(other, eve, deletes(eve, address, null))).isNotEqualTo("applied");
        assertThat(fate(other, eve, deletes(eve, address, "because"))).isNotEqualTo("applied");
        assertThat(gardenIs()).isEqualTo("there");
    }

    @Test
    @Order(6)
    void aCommunityElsewhereIsGoneWhenItsServerSaysSoAndBackWhenItIsThere() throws Exception {
        JsonObject farewell = deletes(eve, garden.id().value(), null);
        assertThat(fate(home, garden, garden.announce(farewell))).isEqualTo("applied");
        assertThat(gardenIs()).isEqualTo("deleted");

        JsonObject again = garden.announce(
                undoes(ben, farewell.with("actor", Json.text(ben.id().value()))));
        home.misbehave("/c/garden", new Misbehaviour.Failing(410));
        assertThat(fate(home, garden, again)).isNotEqualTo("applied");
        assertThat(gardenIs()).isEqualTo("deleted");
        home.behave();
        assertThat(fate(
                        home,
                        garden,
                        garden.announce(undoes(ben, deletes(ben, garden.id().value(), null)))))
                .isEqualTo("applied");
        assertThat(gardenIs()).isEqualTo("there");
    }

    @Test
    @Order(7)
    void anAdminElsewhereRemovesTheirOwnCommunityAndPutsItBack() throws Exception {
        JsonObject removal = deletes(ben, garden.id().value(), "Too many weeds");
        assertThat(fate(home, garden, garden.announce(removal))).isEqualTo("applied");
        assertThat(gardenIs()).isEqualTo("removed");
        assertThat(ana.open("/modlog").text()).contains("Too many weeds");

        assertThat(fate(home, garden, garden.announce(undoes(ben, removal)))).isEqualTo("applied");
        assertThat(gardenIs()).isEqualTo("there");
    }
}
