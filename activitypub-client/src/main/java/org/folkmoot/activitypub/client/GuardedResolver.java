package org.folkmoot.activitypub.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Busy;
import org.folkmoot.activitypub.federation.TransportFailed.Forbidden;
import org.folkmoot.activitypub.federation.TransportFailed.UnknownHost;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;

/// Gives the HTTP library the addresses to connect to, each one checked; the library connects to nothing else.
///
/// A name is resolved once for a connection, and one bad address among good ones refuses the whole name: a name that
/// means both a public and a private host is made for doing harm. A connection that is kept stays at its address.
final class GuardedResolver implements SocketAddressResolver, AutoCloseable {

    /// Every address is checked, but no more are tried: each may take the whole time for connecting.
    private static final int TRIED = 4;

    private static final int THREADS = 16;
    private static final int WAITING = 256;

    private final NameResolver names;
    private final boolean loopback;
    private final Duration deadline;
    private final ExecutorService threads;

    GuardedResolver(NameResolver names, boolean loopback, Duration deadline) {
        this.names = names;
        this.loopback = loopback;
        this.deadline = deadline;
        // Asking the system blocks in native code; on virtual threads a few slow names would stop all the others.
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("names-", 0).factory());
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        CompletableFuture<List<InetSocketAddress>> found = new CompletableFuture<>();
        var _ = found.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).whenComplete((addresses, failure) -> {
            if (failure == null) {
                promise.succeeded(addresses);
            } else {
                promise.failed(failure instanceof TransportFailed ? failure : tooSlow());
            }
        });
        try {
            threads.execute(() -> find(host, port, found));
        } catch (RejectedExecutionException full) {
            found.completeExceptionally(FailureWords.because(new Busy(), full));
        }
    }

    private void find(String host, int port, CompletableFuture<List<InetSocketAddress>> found) {
        if (found.isDone()) {
            return;
        }
        try {
            found.complete(checked(host, port));
        } catch (UnknownHostException cause) {
            found.completeExceptionally(FailureWords.because(new UnknownHost(host), cause));
        } catch (TransportFailed refusal) {
            found.completeExceptionally(refusal);
        } catch (RuntimeException cause) {
            found.completeExceptionally(
                    FailureWords.because(new Unreachable("its name could not be looked up (" + cause + ")"), cause));
        }
    }

    private List<InetSocketAddress> checked(String host, int port) throws UnknownHostException, TransportFailed {
        List<InetAddress> addresses = Target.isAddress(host) ? List.of(literal(host)) : names.resolve(host);
        for (InetAddress address : addresses) {
            String objection = AddressGuard.objection(address, loopback);
            if (objection != null) {
                throw new TransportFailed(
                        new Forbidden("its address " + address.getHostAddress() + " is " + objection));
            }
        }
        List<InetSocketAddress> sockets = new ArrayList<>();
        for (InetAddress address : addresses.subList(0, Math.min(TRIED, addresses.size()))) {
            // The name goes along with the address: TLS asks for it and compares the certificate with it.
            sockets.add(new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port));
        }
        return sockets;
    }

    private static InetAddress literal(String host) {
        return InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    private TransportFailed tooSlow() {
        return new TransportFailed(
                new Unreachable("DNS gave no address for it within " + FailureWords.seconds(deadline)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
