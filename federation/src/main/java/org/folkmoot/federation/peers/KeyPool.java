package org.folkmoot.federation.peers;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
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
    private final Thread filler;

    public KeyPool() {
        filler = Thread.ofPlatform().daemon().name("keys").start(this::fill);
    }

    /// A pair that nobody has had before.
    OwnKeyStore.Pair take() {
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
