package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonNumber;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.jspecify.annotations.Nullable;

/// A server that was not written by us, as a process of its own: Fedify, as a community like Lemmy's or as
/// followers like Mastodon's. `strangers/README.md` says what it can be told to do.
final class Stranger implements AutoCloseable {

    static final String CAVAGE_FIRST = "draft-cavage-http-signatures-12";
    static final String RFC9421_FIRST = "rfc9421";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READY = " listens at ";

    private final Process process;
    private final Path output;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String origin;

    private Stranger(Process process, Path output) throws Exception {
        this.process = process;
        this.output = output;
        eventually(() -> said().contains(READY) || !process.isAlive());
        assertThat(said()).contains(READY);
        origin = said().lines()
                .filter(line -> line.contains(READY))
                .map(line -> line.substring(line.indexOf(READY) + READY.length()))
                .findFirst()
                .orElseThrow();
    }

    /// @param role       `lemmy` or `mastodon`
    /// @param firstKnock the signature that it tries first
    static Stranger started(String role, String firstKnock) throws Exception {
        Path output = Files.createTempFile("stranger", ".txt");
        ProcessBuilder builder = new ProcessBuilder(script().toString(), role, "0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("FIRST_KNOCK", firstKnock);
        return new Stranger(builder.start(), output);
    }

    private static Path script() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path script = folder.resolve("scripts/strangers");
            if (Files.isExecutable(script)) {
                return script;
            }
        }
        throw new IllegalStateException("This is not the folder of the sources, nor one within it");
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// Its address, such as `http://lemmy.localhost:43211`.
    String origin() {
        return origin;
    }

    /// Its name, such as `lemmy.localhost:43211`.
    String host() {
        return origin.substring("http://".length());
    }

    /// What came of something that one of its people did.
    ///
    /// @param id     of the activity
    /// @param object what it is about, as far as that is said by an address
    record Done(String id, String object) {}

    /// Has one of its people do something.
    ///
    /// @param details texts, or lists of texts
    Done has(String who, String act, Map<String, ?> details) {
        JsonObject.Builder wish = JsonObject.builder().put("who", who);
        details.forEach((name, value) -> wish.put(
                name,
                value instanceof List<?> many
                        ? JsonArray.ofTexts(many.stream().map(String::valueOf).toList())
                        : new JsonText(String.valueOf(value))));
        JsonObject done = (JsonObject) tell(act, wish.build());
        return new Done(text(done, "id"), text(done, "object"));
    }

    Json tell(String what) {
        return tell(what, JsonObject.builder().build());
    }

    private Json tell(String what, JsonObject wish) {
        String door = "http://127.0.0.1:" + URI.create(origin).getPort() + "/control/" + what;
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(door))
                            .timeout(PATIENCE)
                            .POST(BodyPublishers.ofByteArray(Json.write(wish)))
                            .build(),
                    BodyHandlers.ofByteArray());
            Json said = Json.read(answer.body());
            assertThat(answer.statusCode()).as("%s: %s", what, said).isEqualTo(200);
            return said;
        } catch (IOException broken) {
            throw new UncheckedIOException(said(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// Something that was posted to one of its inboxes.
    ///
    /// @param signature `cavage`, `rfc9421` or `none`
    /// @param status    that it answered, once it had looked at the signature
    /// @param said      its words when it refused
    record Heard(String signature, int status, JsonObject activity, String said) {

        String type() {
            return text(activity, "type");
        }

        /// What it is about, or holds; empty when that is only an address.
        JsonObject inner() {
            return activity.find("object") instanceof JsonObject object
                    ? object
                    : JsonObject.builder().build();
        }

        /// The address of what it is about.
        String object() {
            return activity.find("object") instanceof JsonText(String id) ? id : text(inner(), "id");
        }

        /// Whether it passes on an activity of this kind.
        boolean announces(String kind) {
            return type().equals("Announce") && text(inner(), "type").equals(kind);
        }
    }

    List<Heard> heard(Predicate<Heard> which) {
        return ((JsonArray) tell("received"))
                .items().stream()
                        .map(JsonObject.class::cast)
                        .filter(entry -> entry.find("activity") instanceof JsonObject)
                        .map(Stranger::heard)
                        .filter(which)
                        .toList();
    }

    private static Heard heard(JsonObject entry) {
        return new Heard(
                text(entry, "signature"),
                number(entry.find("status")),
                (JsonObject) member(entry, "activity"),
                text(entry, "said"));
    }

    /// Waits until it has heard something, and has taken it for genuine.
    Heard hears(Predicate<Heard> which) throws Exception {
        eventually(() -> !heard(which).isEmpty());
        Heard first = heard(which).getFirst();
        assertThat(first.status()).as("%s: %s", first.activity(), first.said()).isEqualTo(202);
        assertThat(first.signature()).isEqualTo("cavage");
        return first;
    }

    /// The ids of those who follow one of its actors.
    List<String> followers(String name) {
        return member(tell("state"), "followers") instanceof JsonObject followers
                        && followers.find(name) instanceof JsonArray list
                ? list.items().stream()
                        .map(one -> one instanceof JsonText(String id) ? id : "")
                        .toList()
                : List.of();
    }

    /// How a follow of one of its actors stands: `asked`, `accepted` or `rejected`; empty when there is none.
    String follow(String whom) {
        return member(tell("state"), "follows") instanceof JsonArray follows
                ? follows.items().stream()
                        .map(JsonObject.class::cast)
                        .filter(follow -> text(follow, "object").equals(whom))
                        .map(follow -> text(follow, "state"))
                        .findFirst()
                        .orElse("")
                : "";
    }

    /// The kinds of signature that went out first time and were taken.
    List<String> takenSignatures() {
        return ((JsonArray) tell("sent"))
                .items().stream()
                        .map(JsonObject.class::cast)
                        .filter(sent -> number(sent.find("status")) == 202)
                        .map(sent -> text(sent, "signature"))
                        .distinct()
                        .toList();
    }

    /// A document, as one of its people fetches it: with a signature.
    JsonObject fetched(String who, String url) {
        Json found = tell(
                "fetch", JsonObject.builder().put("who", who).put("url", url).build());
        return (JsonObject) member(found, "document");
    }

    private static Json member(Json object, String name) {
        Json member = ((JsonObject) object).find(name);
        return Objects.requireNonNull(member, () -> name + " of " + object);
    }

    static String text(JsonObject object, String name) {
        String text = object.text(name);
        return text == null ? "" : text;
    }

    private static int number(@Nullable Json json) {
        return json instanceof JsonNumber number ? Integer.parseInt(number.literal()) : 0;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(output);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
