package org.folkmoot.federation.peers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.folkmoot.activitypub.federation.finding.NodeInfo;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.SoftwareStore;

/// Asks other servers what they run, each about once a day and a few at a time.
public final class AskSoftware {

    private static final Duration ASKED_AGAIN = Duration.ofDays(1);
    private static final int ASKED_AT_ONCE = 20;

    private final Database database;
    private final Protocols protocols;
    private final LookOut lookOut;
    private final InstantSource clock;
    private final SoftwareStore store = new SoftwareStore();

    public AskSoftware(Database database, Protocols protocols, LookOut lookOut, InstantSource clock) {
        this.database = database;
        this.protocols = protocols;
        this.lookOut = lookOut;
        this.clock = clock;
    }

    /// Asks those whose turn it is, all at once, so that one that is slow delays nobody. Run every
    /// few seconds.
    public void ask() {
        protocols.current().ifPresent(this::ask);
    }

    private void ask(Protocol protocol) {
        Instant now = clock.instant();
        List<String> peers =
                database.write(transaction -> store.toAsk(transaction, now, now.minus(ASKED_AGAIN), ASKED_AT_ONCE));
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            peers.forEach(peer -> each.execute(() -> ask(protocol, peer)));
        }
    }

    private void ask(Protocol protocol, String peer) {
        NodeInfo said = protocol.nodeInfo().of(peer);
        if (said != null) {
            database.change(transaction -> store.keep(transaction, peer, said.software(), said.version()));
            lookOut.said(peer);
        }
    }
}
