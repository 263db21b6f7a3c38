package org.folkmoot.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.folkmoot.forum.discovery.Sought;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;

/// Four servers of ours that know each other: each has a community, to which somebody of every server is
/// subscribed, and which somebody of the next server looks after too.
final class ChaosWorld implements AutoCloseable {

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long STEP_MILLIS = 20;

    final PinnedClock clock = new PinnedClock();
    final ChaosNetwork network;
    final List<ChaosServer> servers = new ArrayList<>();
    /// Of each server: who leads, two who speak, and one who is banned now and then.
    final List<List<ChaosMember>> members = new ArrayList<>();
    final List<ChaosCommunity> communities = new ArrayList<>();
    /// What the troublemakers wrote before anything went wrong, so that everybody knows them.
    final List<ChaosThing> first = new ArrayList<>();

    ChaosWorld(long seed, ChaosTotals totals) {
        network = new ChaosNetwork(clock, seed, totals);
        NAMES.forEach(name -> servers.add(new ChaosServer(name, clock, network)));
    }

    /// Starts them and lets them meet.
    void begin() throws InterruptedException {
        for (ChaosServer server : servers) {
            server.start();
        }
        String hash = servers.getFirst().deeds().hash();
        servers.forEach(server -> members.add(List.of(
                joined(server, "lead", hash),
                joined(server, "ana", hash),
                joined(server, "ben", hash),
                joined(server, "trouble", hash))));
        servers.forEach(this::founded);
        for (ChaosServer server : servers) {
            for (ChaosCommunity community : communities) {
                if (community.home() != server) {
                    subscribed(server, community);
                }
            }
        }
        dry();
        appoint();
        writeFirst();
        dry();
    }

    private static ChaosMember joined(ChaosServer server, String name, String hash) {
        Viewer.Member viewer = server.deeds().joins(name + "_" + server.name(), hash);
        return new ChaosMember(server, server.address("/u/" + viewer.name()), viewer);
    }

    ChaosMember lead(int server) {
        return members.get(server).getFirst();
    }

    ChaosMember ana(int server) {
        return members.get(server % NAMES.size()).get(1);
    }

    ChaosMember trouble(int server) {
        return members.get(server % NAMES.size()).getLast();
    }

    private void founded(ChaosServer server) {
        int place = communities.size();
        String name = "hall_" + server.name();
        server.deeds().founds(lead(place).viewer(), name);
        communities.add(
                new ChaosCommunity(server, name, server.address("/c/" + name), List.of(lead(place), ana(place + 1))));
    }

    private void subscribed(ChaosServer server, ChaosCommunity community) {
        boolean met = server.deeds()
                .meets(new Sought.Community(community.name(), community.home().host()));
        ChaosMember base = lead(servers.indexOf(server));
        if (!met || !server.deeds().joins(base.viewer(), community(server, community), true)) {
            throw new AssertionError(server.name() + " does not meet " + community.address());
        }
    }

    private void appoint() {
        for (ChaosCommunity community : communities) {
            ChaosMember guest = community.moderators().getLast();
            ChaosDeeds deeds = community.home().deeds();
            deeds.meets(new Sought.Person(guest.name(), guest.home().host()));
            deeds.appoints(
                    community.moderators().getFirst().viewer(),
                    community(community.home(), community),
                    person(community.home(), guest));
        }
    }

    private void writeFirst() {
        for (int place = 0; place < communities.size(); place++) {
            ChaosCommunity community = communities.get(place);
            ChaosMember author = trouble(place + 1);
            String title = "I am " + author.name();
            ChaosServer home = author.home();
            long post = home.deeds()
                    .posts(author.person(), community(home, community), title, "Hello.")
                    .orElseThrow()
                    .value();
            first.add(new ChaosThing(
                    home.address("/post/" + post),
                    community,
                    author,
                    ChaosThing.Fate.JUDGED,
                    null,
                    community.moderators().getFirst(),
                    title,
                    "Hello."));
        }
    }

    /// What a server calls a community.
    static CommunityId community(ChaosServer server, ChaosCommunity community) {
        return server.find(community.address())
                .map(thing -> ((Addressed.Community) thing).id())
                .orElseThrow();
    }

    /// What a server calls a person whom it knows.
    static PersonId person(ChaosServer server, ChaosMember member) {
        return server.find(member.address())
                .map(thing -> ((Addressed.Person) thing).id())
                .orElseThrow();
    }

    /// Mends every way, starts who does not run, and waits until nobody has anything to do or to say any
    /// more.
    void heal() throws InterruptedException {
        network.heal();
        for (ChaosServer server : servers) {
            if (!server.up()) {
                server.start();
            }
        }
        dry();
    }

    /// Lets time go on until nothing is on its way.
    void dry() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int quiet = 0;
        int requests = -1;
        for (int round = 0; quiet < 2; round++) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It does not come to rest: " + restless());
            }
            network.advance(Duration.ofMillis(Math.min(5_000, 200L + 20L * round)));
            Thread.sleep(STEP_MILLIS);
            boolean rests = network.quiet() && restless().isEmpty() && network.requests() == requests;
            quiet = rests ? quiet + 1 : 0;
            requests = network.requests();
        }
    }

    private List<String> restless() {
        List<String> restless = new ArrayList<>();
        for (ChaosServer server : servers) {
            for (Map.Entry<String, String> wanted : CrashCheck.SETTLED.entrySet()) {
                String count = server.one(wanted.getValue());
                if (!count.equals("0")) {
                    restless.add(server.name() + ": " + wanted.getKey() + ": " + count);
                }
            }
        }
        return restless;
    }

    @Override
    public void close() {
        network.heal();
        servers.forEach(ChaosServer::close);
    }
}
