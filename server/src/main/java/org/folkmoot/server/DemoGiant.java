package org.folkmoot.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.forum.discovery.RemoteLookup;
import org.folkmoot.forum.discovery.Sought;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.values.CommunityId;

/// The other servers of a story: a giant whose people post and vote, a small server that passes on what they do, and
/// some whose people
/// want to be heard. They sign what they say and bring it to the inbox, as every server does.
final class DemoGiant implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 200;
    private static final int TOLD_EVERY = 20_000;

    private final ScriptedPeer giant;
    private final ScriptedPeer relay;
    private final List<ScriptedPeer> others;
    private final ScriptedActor magazine;
    private final DemoCounts counts;
    private final Iri inbox;
    private final List<Iri> posts = new ArrayList<>();

    DemoGiant(DemoServer server, DemoClock clock, DemoCounts counts) {
        this.counts = counts;
        this.inbox = new Iri(server.address("/inbox"));
        this.giant = ScriptedPeer.open(Dialect.THREADS, "threads.localhost", 0, clock);
        this.relay = ScriptedPeer.open(Dialect.LEMMY, "magazine.localhost", 0, clock);
        this.others = List.of(
                ScriptedPeer.open(Dialect.MASTODON, "mastodon.localhost", 0, clock),
                ScriptedPeer.open(Dialect.PIEFED, "piefed.localhost", 0, clock),
                ScriptedPeer.open(Dialect.LEMMY, "neighbours.localhost", 0, clock));
        this.magazine = relay.swiftGroup("lifestyle");
    }

    String host() {
        return giant.host();
    }

    /// Lets the site know that community, as whoever types its name into the search does.
    CommunityId meet(RemoteLookup lookup) {
        return switch (lookup.find(new Sought.Community("lifestyle", relay.host()))) {
            case RemoteLookup.Found.Here(Addressed.Community(CommunityId id), String _) -> id;
            case RemoteLookup.Found found -> throw new IllegalStateException("The community is not found: " + found);
        };
    }

    /// Lets the giant's people post in that community, which passes it on.
    void post(List<String> titles) {
        ScriptedActor star = giant.person("star");
        for (String title : titles) {
            JsonObject page = star.page(magazine.id(), title, "<p>Look at this.</p>");
            giant.publish(page);
            posts.add(new Iri(String.valueOf(page.text("id"))));
            send(relay, magazine, magazine.announce(star.create(page)));
            counts.count("posts of the giant, through the inbox");
        }
    }

    /// Lets each of so many people vote for each of the posts: some votes the giant signs itself, the others are passed
    /// on.
    ///
    /// @param voters   how many people
    /// @param signers  how many of them vote by the giant's own signature
    /// @param progress is told now and then how many votes were brought
    void vote(int voters, int signers, IntConsumer progress) {
        List<ScriptedActor> fans = new ArrayList<>();
        for (int n = 0; n < signers; n++) {
            fans.add(giant.person("fan" + n));
        }
        AtomicInteger sent = new AtomicInteger();
        ScriptedActor pattern = giant.person("fan" + signers);
        DemoCrowd.each(voters * posts.size(), n -> {
            int voter = n / posts.size();
            Iri post = posts.get(n % posts.size());
            if (voter < signers) {
                send(giant, fans.get(voter), fans.get(voter).like(post));
                counts.count("votes that the giant signed");
            } else {
                Json fan = Json.text(giant.origin() + "/u/fan" + voter);
                send(relay, magazine, magazine.announce(pattern.like(post).with("actor", fan)));
                counts.count("votes of the giant that others passed on");
            }
            int brought = sent.incrementAndGet();
            if (brought % TOLD_EVERY == 0) {
                progress.accept(brought);
            }
        });
    }

    /// Lets people of other servers vote for a reply.
    void sayOf(Iri reply, int many) {
        DemoCrowd.each(many, n -> {
            ScriptedPeer peer = others.get(n % others.size());
            ScriptedActor person = peer.person("guest" + n);
            send(peer, person, person.like(reply));
            counts.count("voices from elsewhere");
        });
    }

    /// Whoever is asked to wait comes again.
    private void send(ScriptedPeer peer, ScriptedActor by, JsonObject activity) {
        try {
            int status = peer.deliver(by, activity, inbox).status();
            while (status == 503) {
                Thread.sleep(PATIENCE_MILLIS);
                status = peer.deliver(by, activity, inbox).status();
            }
            if (status != 202) {
                throw new IllegalStateException("The inbox answered " + status);
            }
        } catch (TransportFailed failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        giant.close();
        relay.close();
        others.forEach(ScriptedPeer::close);
    }
}
