package org.folkmoot.server;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Heard;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.server.CrashDeed.Answer;
import org.folkmoot.server.CrashDeed.Kind;
import org.folkmoot.server.CrashNotes.Told;
import org.jspecify.annotations.Nullable;

/// Another server, which brings signed votes and comments, brings again what nobody acknowledged, as real ones do, and
/// writes down what it is told.
final class CrashPeer {

    private static final int PEOPLE = 12;

    private final ScriptedPeer peer;
    private final CrashNotes notes;
    private final Random random;
    private final List<Long> posts;
    private final String ours;
    private final Set<String> liked = new HashSet<>();
    private final Queue<Parcel> unacknowledged = new ConcurrentLinkedQueue<>();
    private int number;
    private int written;

    private record Parcel(Kind kind, String key, String said, ScriptedActor by, JsonObject activity) {}

    /// @param ours `http://host:port`, as others name us
    CrashPeer(String ours, CrashNotes notes, Random random, List<Long> posts) {
        this.ours = ours;
        this.notes = notes;
        this.random = random;
        this.posts = posts;
        this.peer = ScriptedPeer.open(Dialect.LEMMY, "beta.localhost", 0, InstantSource.system());
    }

    /// Lets somebody there read a community of ours, so that all that happens there is told.
    void follow(String community) throws Exception {
        ScriptedActor reader = peer.person("reader");
        int status = peer.send(reader, reader.follow(new Iri(ours + "/c/" + community)), inbox())
                .status();
        if (status != 202) {
            throw new IllegalStateException("The subscription was answered with " + status);
        }
    }

    private Iri inbox() {
        return new Iri(ours + "/inbox");
    }

    /// One delivery; null when there is nothing to speak of yet.
    @Nullable
    CrashDeed act() {
        Parcel waiting = unacknowledged.poll();
        Parcel parcel = waiting == null ? drawn() : waiting;
        if (parcel == null) {
            return null;
        }
        CrashDeed deed = notes.ask(parcel.kind(), parcel.key(), parcel.said(), () -> brought(parcel));
        if (!deed.acknowledged() && deed.answer() != Answer.REFUSED) {
            unacknowledged.add(parcel);
        }
        return deed;
    }

    /// Whether something is still to be brought again.
    boolean owes() {
        return !unacknowledged.isEmpty();
    }

    private Told brought(Parcel parcel) throws Exception {
        Reply reply = peer.deliver(parcel.by(), parcel.activity(), inbox());
        String id = String.valueOf(parcel.activity().text("id"));
        return reply.status() == 202
                ? new Told(Answer.ACKNOWLEDGED, id)
                : CrashNotes.not(reply.status(), reply.excerpt());
    }

    private synchronized @Nullable Parcel drawn() {
        if (posts.isEmpty()) {
            return null;
        }
        ScriptedActor by = peer.person("p" + random.nextInt(PEOPLE));
        long post = posts.get(random.nextInt(posts.size()));
        Iri address = new Iri(ours + "/post/" + post);
        String pair = by.id() + " " + post;
        if (random.nextInt(3) > 0 && liked.add(pair)) {
            return new Parcel(Kind.LIKE, pair, "UP", by, by.like(address));
        }
        String words = "Note " + ++number;
        JsonObject note = by.note(address, "<p>" + words + "</p>", List.of(ours + "/c/" + CrashLoad.COMMUNITY));
        return new Parcel(Kind.NOTE, words, "" + post, by, by.create(note));
    }

    /// Writes down what its inboxes were told since the last time.
    synchronized void listen() {
        List<Heard> heard = peer.heard();
        for (; written < heard.size(); written++) {
            Heard one = heard.get(written);
            Answer answer = one.genuine() && one.status() < 300 ? Answer.ACKNOWLEDGED : Answer.REFUSED;
            long now = notes.micros();
            notes.write(new CrashDeed(
                    Kind.HEARD, one.text("id"), one.type(), now, now, answer, String.valueOf(one.flaw())));
        }
    }

    String host() {
        return peer.host();
    }
}
