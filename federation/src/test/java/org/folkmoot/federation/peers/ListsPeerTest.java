package org.folkmoot.federation.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.GuardedClient;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.federation.finding.Fetch;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Misbehaviour;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.Reference;
import org.folkmoot.federation.peers.Lists.Listed;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.rules.peers.ListRule.Answer;
import org.folkmoot.rules.peers.ListRule.Budget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Lists of a server that shows them well, or as badly as it can: reading each comes to an end, and what was of use
/// is used.
@TestInstance(Lifecycle.PER_CLASS)
class ListsPeerTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Budget BUDGET = new Budget(10, 5, 100_000, Duration.ofMinutes(1));

    private final InstantSource still = () -> NOW;
    private final ScriptedPeer peer = ScriptedPeer.open(Dialect.LEMMY, "lists.localhost", 0, still);
    private final GuardedClient client = new GuardedClient(
            ClientSettings.of("Test; +http://reader.localhost").inTestMode());
    private final Fetch fetch = new Fetch(
            new Getting(
                    client,
                    new SignedExchange(client, still),
                    (host, way) -> new Admission.Admitted(),
                    owner -> null,
                    new Iri("http://reader.localhost/")),
            still);

    @AfterAll
    void close() {
        client.close();
        peer.close();
    }

    @BeforeEach
    void behave() {
        peer.behave();
    }

    @Test
    void pagesAreFollowedToTheLast() {
        list("a", "a/1");
        page("a/1", "a/2", 1, 2);
        page("a/2", null, 3);
        assertThat(read("a")).isEqualTo("1 2 3, END");
    }

    @Test
    void asManyAsAreWantedAreTakenWhateverTheListSaysThatItHas() {
        publish(collection("OrderedCollection", "b").put("totalItems", 3).put("orderedItems", items(1, 40)));
        assertThat(read("b")).isEqualTo("1 2 3 4 5 6 7 8 9 10, ENOUGH");
        publish(collection("OrderedCollection", "b")
                .put("totalItems", 2_000_000_000L)
                .put("orderedItems", items(1, 2)));
        assertThat(read("b")).isEqualTo("1 2, END");
    }

    /// As Mastodon's and GoToSocial's: the first page stands in the list and may be empty.
    @Test
    void aFirstPageThatIsHeldWholeIsReadWithoutAQuestion() {
        JsonObject first = collection("CollectionPage", "c/1")
                .put("next", at("c/2"))
                .put("items", List.of())
                .build();
        publish(collection("Collection", "c").put("first", first));
        page("c/2", null, 7);
        assertThat(read("c")).isEqualTo("7, END");
        assertThat(peer.requests("/c/1")).isZero();
    }

    @Test
    void aPageThatNamesItselfOrAnEarlierOneAsTheNextIsTheLast() {
        list("d", "d/1");
        page("d/1", "d/2", 1);
        page("d/2", "d/2", 2);
        assertThat(read("d")).isEqualTo("1 2, CIRCLE");
        page("d/2", "d/1", 2);
        assertThat(read("d")).isEqualTo("1 2, CIRCLE");
        page("d/2", "d", 2);
        assertThat(read("d")).isEqualTo("1 2, CIRCLE");
    }

    @Test
    void aPageOnAnotherServerIsNotAskedFor() {
        list("e", "e/1");
        publish(collection("OrderedCollectionPage", "e/1")
                .put("next", "http://victim.localhost:1/page")
                .put("orderedItems", items(1, 1)));
        assertThat(read("e")).isEqualTo("1, ASTRAY");
    }

    @Test
    void emptyPagesWithoutEndAreLeft() {
        list("f", "f/1");
        IntStream.range(1, 9).forEach(number -> page("f/" + number, "f/" + (number + 1)));
        assertThat(read("f")).isEqualTo(", TOO_LONG");
        assertThat(peer.requests("/f")).isEqualTo(3);
    }

    @Test
    void everNewPagesWithoutEndAreLeft() {
        peer.misbehave("/endless", new Misbehaviour.Endless());
        Brought<Listed> read = read(BUDGET, still, "endless");
        assertThat(read).isInstanceOfSatisfying(Brought.Here.class, here -> {
            Listed listed = (Listed) here.thing();
            assertThat(listed.items()).hasSize(5);
            assertThat(listed.end()).isEqualTo(Answer.TOO_LONG);
            assertThat(listed.pages()).isEqualTo(5);
        });
        assertThat(peer.requests("/endless")).isEqualTo(5);
    }

    @Test
    void pagesThatAreLongAreLeft() {
        list("g", "g/1");
        for (int number = 1; number < 9; number++) {
            publish(collection("OrderedCollectionPage", "g/" + number)
                    .put("summary", "x".repeat(60_000))
                    .put("next", at("g/" + (number + 1)))
                    .put("orderedItems", items(number, number)));
        }
        assertThat(read("g")).isEqualTo("1 2, TOO_LONG");
    }

    @Test
    void pagesThatComeSlowlyAreLeft() {
        list("h", "h/1");
        IntStream.range(1, 9).forEach(number -> page("h/" + number, "h/" + (number + 1), number));
        AtomicInteger looks = new AtomicInteger();
        InstantSource quick = () -> NOW.plusSeconds(25L * looks.getAndIncrement());
        assertThat(told(read(BUDGET, quick, "h"))).isEqualTo("1 2, TOO_LONG");
    }

    @Test
    void whatCameBeforeAPageOfNonsenseIsUsed() {
        list("i", "i/1");
        page("i/1", "i/2", 1, 2);
        for (Misbehaviour how : List.of(
                new Misbehaviour.Garbage(),
                new Misbehaviour.Dead(),
                new Misbehaviour.WrongType(),
                new Misbehaviour.Failing(500),
                new Misbehaviour.Redirecting("/i/2"))) {
            peer.misbehave("/i/2", how);
            assertThat(read("i")).as("%s", how).isEqualTo("1 2, END");
        }
    }

    @Test
    void aListThatIsNoneIsSaidToBeNoneAndOneThatIsNotToBeHadNowMayBeLater() {
        publish(JsonObject.builder().put("id", at("j")).put("type", "Note"));
        assertThat(read("j")).isEqualTo("nothing: it is no list");
        assertThat(read("nowhere")).isEqualTo("nothing: it is not there");
        peer.misbehave("/j", new Misbehaviour.Garbage());
        assertThat(read("j")).isEqualTo("nothing: it is not a JSON object");
        peer.misbehave("/j", new Misbehaviour.Failing(503));
        assertThat(read("j")).isEqualTo("later: it answers 503");
    }

    private void list(String path, String first) {
        publish(collection("OrderedCollection", path).put("first", at(first)));
    }

    private void page(String path, @Nullable String next, int... items) {
        publish(collection("OrderedCollectionPage", path)
                .put("next", next == null ? null : at(next))
                .put(
                        "orderedItems",
                        IntStream.of(items).mapToObj(item -> at("item/" + item)).toList()));
    }

    private List<String> items(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(item -> at("item/" + item))
                .toList();
    }

    private JsonObject.Builder collection(String type, String path) {
        return JsonObject.builder().put("id", at(path)).put("type", type);
    }

    private void publish(JsonObject.Builder document) {
        peer.publish(document.build());
    }

    private String at(String path) {
        return peer.origin() + "/" + path;
    }

    private Brought<Listed> read(Budget budget, InstantSource clock, String path) {
        return new Lists(() -> fetch, clock).read(new Iri(at(path)), budget);
    }

    private String read(String path) {
        return told(read(BUDGET, still, path));
    }

    private String told(Brought<Listed> read) {
        return switch (read) {
            case Brought.Here<Listed>(Listed listed) ->
                String.join(" ", listed.items().stream().map(this::number).toList()) + ", " + listed.end();
            case Brought.Nothing<Listed>(String why) -> "nothing: " + why;
            case Brought.Later<Listed>(String why) -> "later: " + why;
        };
    }

    private String number(Reference item) {
        return String.valueOf(item.id()).substring(at("item/").length());
    }
}
