package org.folkmoot.federation.peers;

import java.security.KeyPair;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.folkmoot.federation.store.OwnKeyStore;

/// Keys that are ready before anybody needs one: making a pair takes a tenth of a second of a core.
///
/// When many actors are fetched for the first time at once, the pool runs dry, and whoever comes then waits their turn:
/// no more than two cores ever make keys.
public final class KeyPool implements AutoCloseable {

    /// As many as are kept ready: enough for a site whose people come one by one.
    public static final int USUAL = 8;

    private final Supplier<KeyPair> maker;
    private final BlockingQueue<OwnKeyStore.Pair> ready;
    private final Semaphore makers = new Semaphore(2);
    private final AtomicBoolean filling = new AtomicBoolean();
    private final Thread filler = Thread.ofPlatform().daemon().name("keys").unstarted(this::fill);

    /// @param maker makes a pair, which takes its time
    /// @param ready how many wait for somebody who needs one
    public KeyPool(Supplier<KeyPair> maker, int ready) {
        this.maker = maker;
        this.ready = new ArrayBlockingQueue<>(ready);
    }

    /// A pair that nobody has had before. The pool is filled from the first time on: a start costs no keys, nor does a
    /// site
    /// that does not federate.
    OwnKeyStore.Pair take() {
        if (filling.compareAndSet(false, true)) {
            filler.start();
        }
        OwnKeyStore.Pair waiting = ready.poll();
        return waiting == null ? made() : waiting;
    }

    private void fill() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ready.put(made());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private OwnKeyStore.Pair made() {
        makers.acquireUninterruptibly();
        try {
            KeyPair pair = maker.get();
            return new OwnKeyStore.Pair(
                    pair.getPublic().getEncoded(), pair.getPrivate().getEncoded());
        } finally {
            makers.release();
        }
    }

    @Override
    public void close() {
        filler.interrupt();
    }
}
