package org.folkmoot.federation.peers;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.folkmoot.federation.store.OwnKeyStore;

/// Keys that are ready before anybody needs one: making a pair takes a tenth of a second of a core.
///
/// When many actors are fetched for the first time at once, the pool runs dry, and whoever comes then waits their turn:
/// no more than two cores ever make keys.
public final class KeyPool implements AutoCloseable {

    private static final int READY = 8;
    private static final int BITS = 2048;

    private final BlockingQueue<OwnKeyStore.Pair> ready = new ArrayBlockingQueue<>(READY);
    private final Semaphore makers = new Semaphore(2);
    private final AtomicBoolean filling = new AtomicBoolean();
    private final Thread filler = Thread.ofPlatform().daemon().name("keys").unstarted(this::fill);

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
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return new OwnKeyStore.Pair(
                    pair.getPublic().getEncoded(), pair.getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has RSA", impossible);
        } finally {
            makers.release();
        }
    }

    @Override
    public void close() {
        filler.interrupt();
    }
}
