package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Misbehaviour;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.folkmoot.database.Database;
import org.folkmoot.forum.accounts.SetUpSite;
import org.folkmoot.forum.communities.EarlierPosts.Ended;
import org.folkmoot.forum.communities.EarlierPosts.Posts;
import org.folkmoot.forum.communities.EarlierPosts.Progress;
import org.folkmoot.forum.communities.EarlierPosts.Shortfall;
import org.folkmoot.forum.communities.EarlierPosts.Waiting;
import org.folkmoot.forum.discovery.RemoteLookup.Found;
import org.folkmoot.forum.discovery.Sought;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What communities of another server held before somebody here looked for them. Only the rooms are built, no door.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class BackfillDbTest {

    private final Database database;
    private final PinnedClock clock;
    private final ScriptedPeer peer;
    private final ScriptedActor garden;
    private final ScriptedActor ben;
    private final ForumRooms rooms;
    private final List<FederationRooms> opened = new ArrayList<>();

    BackfillDbTest(Database database, PinnedClock clock) {
        this.database = database;
        this.clock = clock;
        peer = ScriptedPeer.open(Dialect.LEMMY, "beta.localhost", 0, clock);
        garden = peer.group("garden");
        ben = peer.person("ben");
        rooms = new ForumRooms(database, Sources.of(clock, new Random(7)).withKeys(RecycledKeys::next));
        rooms.setUpSite.setUp(new SetUpSite.Request(
                "Alpha", "", "http://alpha.localhost:8610", Mode.OPEN, "admin", "correct horse battery", null, null));
    }

    @AfterEach
    void close() {
        opened.forEach(FederationRooms::close);
        peer.close();
    }

    private FederationRooms node() {
        Settings settings = new Settings(
                Path.of("unused", "backfill"),
                Path.of("unused", "ballot-keys"),
                "127.0.0.1",
                8610,
                URI.create("http://alpha.localhost:8610"),
                List.of(),
                null,
                10,
                null,
                null,
                true);
        FederationRooms node = new FederationRooms(rooms, settings);
        opened.add(node);
        return node;
    }

    private CommunityId lookedUp(FederationRooms node, String name) {
        Found found = node.lookup.find(new Sought.Community(
                name, String.valueOf(peer.application().id().host())));
        return found instanceof Found.Here(Addressed.Community(CommunityId id), var handle)
                ? id
                : fail(found.toString());
    }

    private static CommunityId fail(String words) {
        throw new AssertionError(words);
    }

    @Test
    void postsAndWhatAnswersThemStandHereOnceInTheirTree() throws Exception {
        JsonObject first = post("One", "replies");
        JsonObject answer = comment(first, "an answer");
        JsonObject deeper = comment(answer, "an answer to that");
        JsonObject other = comment(first, "another");
        list(first, "replies", id(answer), id(deeper), id(other));
        // of a conversation it shows the whole, of which the post itself is a part
        JsonObject second = post("Two", "context");
        list(second, "context", id(second), id(comment(second, "elsewhere")));
        outbox(garden, second, first);

        FederationRooms node = node();
        CommunityId community = lookedUp(node, "garden");
        eventually(() -> state().equals("DONE"));
        lookedUp(node, "garden");

        assertThat(all("select title from post order by id")).isEqualTo("One,Two");
        assertThat(all(
                        "select body || ' < ' || coalesce((select body from comment above where above.id = comment.parent_id),"
                                + " (select title from post where post.id = post_id)) from comment order by id"))
                .isEqualTo("an answer < One,an answer to that < an answer,another < One,elsewhere < Two");
        assertThat(peer.requests("/c/garden/outbox")).isEqualTo(1);
        assertThat(node.earlierPosts.of(community)).isEmpty();
        assertThat(all("select count(*)::text from backfill_item")).isEqualTo("0");
    }

    @Test
    void whoeverIsKilledGoesOnWhereTheyWereAndNeverTwoAtOnce() throws Exception {
        JsonObject one = post("One", null);
        JsonObject two = post("Two", null);
        JsonObject three = post("Three", null);
        outbox(garden, three, two, one);
        peer.misbehave(path(two), new Misbehaviour.Slow(Duration.ofMinutes(5)));

        FederationRooms killed = node();
        CommunityId community = lookedUp(killed, "garden");
        eventually(() -> peer.requests(path(two)) > 0);
        assertThat(killed.earlierPosts.of(community).orElseThrow())
                .isEqualTo(new Posts(String.valueOf(garden.id().host()), 1, 3));

        FederationRooms again = node();
        peer.group("weeds");
        lookedUp(again, "weeds");
        again.backfill.tend();
        assertThat(peer.requests(path(two))).isEqualTo(1);
        assertThat(peer.requests("/c/weeds/outbox")).isZero();

        peer.behave();
        again.backfill.open();
        again.backfill.tend();
        eventually(() -> all("select distinct state from backfill").equals("DONE"));
        assertThat(all("select title from post order by id")).isEqualTo("One,Two,Three");
        assertThat(peer.requests("/c/garden/outbox")).isEqualTo(1);
        assertThat(peer.requests(path(one))).isEqualTo(1);
        assertThat(peer.requests("/c/weeds/outbox")).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotAnswerIsAskedAFewTimesAndThenGivenUpUntilSomebodyLooksAgain() throws Exception {
        outbox(garden, post("One", null));
        peer.misbehave("/c/garden/outbox", new Misbehaviour.Dead());
        FederationRooms node = node();
        CommunityId community = lookedUp(node, "garden");
        for (int pause = 1; pause <= 4; pause++) {
            int paused = pause;
            eventually(() -> all("select pauses || ' ' || (leased_by is null) from backfill")
                    .equals(paused + " true"));
            assertThat(progress(node, community)).isInstanceOf(Waiting.class);
            clock.advance(Duration.ofHours(3));
            node.backfill.tend();
        }
        eventually(() -> state().equals("FAILED"));
        assertThat(progress(node, community))
                .isEqualTo(new Ended(String.valueOf(garden.id().host()), Shortfall.SILENT));

        peer.behave();
        lookedUp(node, "garden");
        assertThat(state()).isEqualTo("FAILED");
        clock.advance(Duration.ofHours(2));
        lookedUp(node, "garden");
        eventually(() -> state().equals("DONE"));
        assertThat(all("select title from post")).isEqualTo("One");
    }

    @Test
    void aListWithoutEndAndAListOfNonsenseComeToAnEnd() throws Exception {
        ScriptedActor weeds = peer.group("weeds");
        outbox(weeds, post("Never", null));
        peer.misbehave("/c/garden/outbox", new Misbehaviour.Endless());
        peer.misbehave("/c/weeds/outbox", new Misbehaviour.Garbage());
        FederationRooms node = node();
        lookedUp(node, "garden");
        eventually(() -> state().equals("DONE"));
        assertThat(peer.requests("/c/garden/outbox")).isEqualTo(20); // ten pages, and the one thing that each names

        CommunityId other = lookedUp(node, "weeds");
        eventually(() -> all("select string_agg(state, ' ' order by began_at, state) from backfill")
                .equals("DONE FAILED"));
        assertThat(progress(node, other))
                .isEqualTo(new Ended(String.valueOf(weeds.id().host()), Shortfall.NO_LIST));
        assertThat(all("select count(*)::text from post")).isEqualTo("0");
    }

    @Test
    void whatIsOfAnotherCommunityOrNotToBeHadIsPassedOver() throws Exception {
        FederationRooms node = node();
        ScriptedActor weeds = peer.group("weeds");
        lookedUp(node, "weeds");
        eventually(() -> all("select state from backfill").equals("DONE"));
        JsonObject strange = ben.page(weeds.id(), "Of another", "<p>x</p>");
        peer.publish(strange);
        JsonObject slow = post("Later", null);
        JsonObject good = post("Good", "replies");
        list(good, "replies", id(comment(strange, "of another")), peer.origin() + "/comment/404", id(good));
        outbox(garden, strange, slow, good);
        peer.misbehave(path(slow), new Misbehaviour.Failing(503));

        lookedUp(node, "garden");
        eventually(() -> all("select distinct state from backfill").equals("DONE"));

        assertThat(all("select title from post")).isEqualTo("Good");
        assertThat(all("select count(*)::text from comment")).isEqualTo("0");
        assertThat(peer.requests(path(slow))).isEqualTo(3);
    }

    private static Progress progress(FederationRooms node, CommunityId community) {
        return node.earlierPosts.of(community).orElseThrow();
    }

    /// @param list `replies` or `context`, by which it names the list of its answers; null for neither
    private JsonObject post(String title, @Nullable String list) {
        JsonObject page = ben.page(garden.id(), title, "<p>" + title + "</p>");
        JsonObject published = list == null ? page : page.with(list, new JsonText(id(page) + "/" + list));
        peer.publish(published);
        return published;
    }

    private JsonObject comment(JsonObject answered, String words) {
        JsonObject note = ben.note(
                new Iri(id(answered)),
                "<p>" + words + "</p>",
                List.of(garden.id().value()));
        peer.publish(note);
        return note;
    }

    private void list(JsonObject of, String name, String... items) {
        peer.publish(ordered(
                id(of) + "/" + name,
                List.of(items).stream().<Json>map(JsonText::new).toList()));
    }

    private void outbox(ScriptedActor group, JsonObject... newestFirst) {
        List<Json> items = new ArrayList<>();
        for (JsonObject page : newestFirst) {
            items.add(group.announce(ben.create(page)));
        }
        peer.publish(ordered(group.id().value() + "/outbox", items));
    }

    private static JsonObject ordered(String id, List<Json> items) {
        return JsonObject.builder()
                .put("id", id)
                .put("type", "OrderedCollection")
                .put("totalItems", items.size())
                .put("orderedItems", new JsonArray(items))
                .build();
    }

    private static String id(JsonObject thing) {
        return String.valueOf(thing.text("id"));
    }

    private String path(JsonObject thing) {
        return id(thing).substring(peer.origin().length());
    }

    private String state() {
        return all("select state from backfill order by began_at limit 1");
    }

    private String all(String sql) {
        List<String> rows = database.read(
                transaction -> transaction.query(sql).mapTo(String.class).list());
        return String.join(",", rows);
    }
}
