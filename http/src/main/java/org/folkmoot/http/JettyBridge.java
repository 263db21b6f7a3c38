package org.folkmoot.http;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Carries a request from the server library to [Router] and its answer back; decides nothing.
final class JettyBridge extends Handler.Abstract {

    private final Router router;
    private final ScheduledExecutorService timer;
    private final Duration bodyTime;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean stopping;

    JettyBridge(Router router, ScheduledExecutorService timer, Duration bodyTime) {
        this.router = router;
        this.timer = timer;
        this.bodyTime = bodyTime;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        underWay.register();
        Callback sent = Callback.from(callback, underWay::arriveAndDeregister);
        try {
            write(router.answer(incoming(request)), request, response, sent);
        } catch (RuntimeException | Error broken) {
            sent.failed(broken);
        }
        return true;
    }

    /// Waits until every request under way is answered; false when some were not in that time.
    boolean finishWithin(Duration time) {
        stopping = true;
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(Reply reply, Request request, Response response, Callback sent) {
        response.setStatus(reply.status());
        for (Header header : reply.headers()) {
            response.getHeaders().add(header.name(), header.value());
        }
        if (stopping) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close"); // so that a busy proxy turns to another node
        }
        if (reply.contentType() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        }
        boolean bodiless = reply.status() == 304 || reply.status() == 204;
        if (!bodiless) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        }
        if (bodiless || request.getMethod().equals("HEAD")) {
            sent.succeeded();
        } else {
            response.write(true, ByteBuffer.wrap(reply.body()), sent);
        }
    }

    private Incoming incoming(Request request) {
        List<Header> headers = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            headers.add(new Header(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        String server = Request.getServerName(request);
        if (!request.getHeaders().contains(HttpHeader.HOST) && server != null) {
            headers.add(new Header("Host", authority(request, server)));
        }
        String target = request.getHttpURI().getPathQuery();
        return new Incoming(
                request.getMethod(),
                target == null ? "" : target,
                new Headers(headers),
                peer(Request.getRemoteAddr(request)),
                request.isSecure(),
                new SlowBody(request, timer, bodyTime));
    }

    /// HTTP/2 says `:authority` where HTTP/1.1 says `Host` (RFC 9113, section 8.3.1); the site's own
    /// cookies go by it.
    private static String authority(Request request, String server) {
        int usual = request.isSecure() ? 443 : 80;
        int port = Request.getServerPort(request);
        return port == usual ? server : server + ":" + port;
    }

    private static InetAddress peer(String address) {
        String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        return InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone));
    }
}
