package org.folkmoot.activitypub.client;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.ProtocolHandlers;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Busy;
import org.jspecify.annotations.Nullable;

/// The one client for everything that goes out: to addresses that were checked, within bounded time and memory.
///
/// It speaks HTTP/1.1 and HTTP/2, whichever the other side chooses. It follows no redirect: whoever wants to follow
/// asks again,
/// and what they ask for is checked like anything else. It keeps no cookies and answers no request for a password.
/// [#exchange] blocks and is meant for virtual threads; any number may call it at the same time.
public final class GuardedClient implements Transport, AutoCloseable {

    /// What the connection says for itself and nobody else may.
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "host", "connection", "content-length", "transfer-encoding", "user-agent", "accept-encoding", "cookie");

    private static final int IDLE_MILLISECONDS = 20_000;

    private final ClientSettings settings;
    private final GuardedResolver resolver;
    private final Turnstile turnstile;
    private final HttpClient http;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Starts a client that asks the operating system for addresses.
    public GuardedClient(ClientSettings settings) {
        this(settings, NameResolver.system());
    }

    /// Starts a client that asks `names` for addresses; in test mode names ending in `.localhost` never get there.
    public GuardedClient(ClientSettings settings, NameResolver names) {
        this(settings, names, null);
    }

    /// @param trust whom to trust instead of the authorities that Java trusts; null for those
    GuardedClient(ClientSettings settings, NameResolver names, @Nullable SSLContext trust) {
        this.settings = settings;
        NameResolver asked = settings.testMode() ? NameResolver.withLocalhost(names) : names;
        this.resolver = new GuardedResolver(asked, settings.testMode(), settings.forNames());
        this.turnstile = new Turnstile(settings, System::nanoTime);
        this.http = started(settings, resolver, trust);
    }

    private static HttpClient started(ClientSettings settings, GuardedResolver resolver, @Nullable SSLContext trust) {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        tls.setEndpointIdentificationAlgorithm("HTTPS");
        if (trust != null) {
            tls.setSslContext(trust);
        }
        ClientConnector connector = new ClientConnector();
        connector.setSslContextFactory(tls);
        connector.setSelectors(1);
        HttpClient client = new HttpClient(new HttpClientTransportDynamic(
                connector,
                HttpClientConnectionFactory.HTTP11,
                new ClientConnectionFactoryOverHTTP2.HTTP2(new HTTP2Client(connector))));
        QueuedThreadPool threads =
                new QueuedThreadPool(Math.max(16, 4 * Runtime.getRuntime().availableProcessors()), 2);
        threads.setName("outbound");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setSocketAddressResolver(resolver);
        client.setConnectTimeout(settings.forConnecting().toMillis());
        client.setIdleTimeout(IDLE_MILLISECONDS);
        client.setDestinationIdleTimeout(IDLE_MILLISECONDS);
        client.setMaxConnectionsPerDestination(settings.connectionsEach());
        client.setMaxResponseHeadersSize(settings.largestHeaders());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, settings.userAgent()));
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setFollowRedirects(false);
        try {
            client.start();
        } catch (Exception cause) {
            throw new IllegalStateException("The client for requests to other servers does not start", cause);
        }
        onlyInformation(client);
        return client;
    }

    /// Redirects, passwords and changes of protocol are nothing that the library should answer on its own.
    private static void onlyInformation(HttpClient client) {
        ProtocolHandlers handlers = client.getProtocolHandlers();
        handlers.clear();
        handlers.put(new ContinueProtocolHandler());
        handlers.put(new ProcessingProtocolHandler());
        handlers.put(new EarlyHintsProtocolHandler());
    }

    /// Sends a request and waits for the whole answer, whatever its status; redirects are answers too.
    ///
    /// @throws TransportFailed when there is no answer, or none that may be used; its message is for admins
    @Override
    public Reply exchange(OutboundRequest request) throws TransportFailed {
        Target target = Target.of(request.url().value(), settings.testMode());
        try {
            Turnstile.Pass pass = turnstile.enter(target.peer());
            try {
                refuseWhenClosed();
                return new Exchange(jetty(request, target), settings, request.limits()).run();
            } finally {
                pass.close();
            }
        } catch (TransportFailed failed) {
            throw closed.get() ? FailureWords.because(new Busy(), failed) : failed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw FailureWords.because(new Busy(), stopped);
        }
    }

    private Request jetty(OutboundRequest request, Target target) {
        URI uri = target.uri();
        Request out = http.newRequest(uri).method(request.method()).followRedirects(false);
        for (Headers.Field field : request.headers().fields()) {
            if (!OF_THE_CONNECTION.contains(field.name().toLowerCase(Locale.ROOT))) {
                out.headers(headers -> headers.add(field.name(), field.value()));
            }
        }
        return request.body().length == 0 ? out : out.body(new BytesRequestContent(request.body()));
    }

    /// How many peers something is kept of.
    int peersRemembered() {
        return turnstile.peers();
    }

    private void refuseWhenClosed() throws TransportFailed {
        if (closed.get()) {
            throw new TransportFailed(new Busy());
        }
    }

    /// Breaks off what is under way and closes all connections; whoever waits for an answer gets a [TransportFailed],
    /// and
    /// so does whoever asks for anything afterwards.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        resolver.close();
        try {
            http.stop();
        } catch (Exception cause) {
            System.getLogger(GuardedClient.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The client for requests to other servers did not stop cleanly",
                            cause);
        }
    }
}
