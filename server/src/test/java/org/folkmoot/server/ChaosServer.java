package org.folkmoot.server;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.folkmoot.database.Connections;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/// One whole server of ours among others, on a database that outlives it.
final class ChaosServer implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    private static final int CONNECTIONS = 10;

    private final String name;
    private final int port = Folkmoot.freePort();
    private final PinnedClock clock;
    private final ChaosNetwork network;
    private final TestDatabase.Fresh fresh = TestDatabase.fresh();
    private @Nullable Life life;
    private @Nullable Thread ending;

    /// From a start to its end.
    private record Life(Connections connections, Wiring wiring, ChaosDeeds deeds, AtomicBoolean alive) {}

    ChaosServer(String name, PinnedClock clock, ChaosNetwork network) {
        this.name = name;
        this.clock = clock;
        this.network = network;
    }

    void start() {
        awaitEnd();
        Connections connections = Connections.open(fresh.address(), CONNECTIONS);
        AtomicBoolean alive = new AtomicBoolean(true);
        Wiring wiring = Wiring.start(
                RunningServer.settings(name, port, PASSWORD, null),
                RunningServer.listening(port),
                connections.database(),
                Sources.of(clock, new SecureRandom())
                        .withKeys(RecycledKeys::next)
                        .withWay(real -> network.from(host(), real, alive::get)));
        life = new Life(connections, wiring, new ChaosDeeds(wiring.rooms(), wiring.federation()), alive);
        network.comes(host());
    }

    /// Takes its connections to the database away in the midst of whatever it does, as if the machine had
    /// stopped: what was not committed is rolled back, no lane is given back, no answer leaves or comes
    /// in any more. Its threads end after that, and cannot write anything.
    void crash() {
        Life ended = running();
        life = null;
        ended.alive().set(false);
        network.goes(host());
        ending = Thread.ofVirtual().name("end of " + name).start(() -> {
            ended.connections().close();
            ended.wiring().close();
        });
    }

    private void awaitEnd() {
        try {
            if (ending != null) {
                ending.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    boolean up() {
        return life != null;
    }

    private Life running() {
        return Objects.requireNonNull(life, name + " does not run");
    }

    ChaosDeeds deeds() {
        return running().deeds();
    }

    String name() {
        return name;
    }

    String host() {
        return name + ".localhost:" + port;
    }

    String address(String path) {
        return "http://" + host() + path;
    }

    /// What an address names here.
    Optional<Addressed> find(String address) {
        return deeds().find(address);
    }

    /// Asks its tables, whether it runs or not.
    <T> T asks(Function<Transaction, T> question) {
        return fresh.database().read(question);
    }

    String one(String sql) {
        return asks(transaction -> String.valueOf(transaction
                .query("select (" + sql + ")::text")
                .mapTo(String.class)
                .one()));
    }

    List<String> rows(String sql) {
        return asks(transaction -> transaction.query(sql).mapTo(String.class).list());
    }

    @Override
    public void close() {
        awaitEnd();
        if (life != null) {
            life.alive().set(false);
            life.wiring().close();
            life.connections().close();
        }
        fresh.close();
    }
}
