package org.folkmoot.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries a request from the server library to [Router] and its answer back; decides nothing.
final class ServletBridge {

    private static final Logger log = LoggerFactory.getLogger(ServletBridge.class);

    private final Router router;
    private final ScheduledExecutorService timer;
    private final Duration bodyTime;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean stopping;

    ServletBridge(Router router, ScheduledExecutorService timer, Duration bodyTime) {
        this.router = router;
        this.timer = timer;
        this.bodyTime = bodyTime;
    }

    void serve(HttpServletRequest from, HttpServletResponse to) {
        underWay.register();
        try {
            write(router.answer(incoming(from)), from, to);
        } catch (IOException gone) {
            log.debug("Whoever asked did not wait for the answer", gone);
        } finally {
            underWay.arriveAndDeregister();
        }
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

    private void write(Reply reply, HttpServletRequest from, HttpServletResponse to) throws IOException {
        to.setStatus(reply.status());
        for (Header header : reply.headers()) {
            to.addHeader(header.name(), header.value());
        }
        if (stopping) {
            to.setHeader("Connection", "close"); // so that a busy proxy turns to another node
        }
        if (reply.contentType() != null) {
            to.setContentType(reply.contentType());
        }
        boolean bodiless = reply.status() == 304 || reply.status() == 204;
        if (!bodiless) {
            to.setContentLength(reply.body().length);
        }
        if (!bodiless && !from.getMethod().equals("HEAD")) {
            to.getOutputStream().write(reply.body());
        }
    }

    private Incoming incoming(HttpServletRequest from) {
        List<Header> headers = new ArrayList<>();
        for (String name : Collections.list(from.getHeaderNames())) {
            for (String value : Collections.list(from.getHeaders(name))) {
                headers.add(new Header(name, value));
            }
        }
        if (from.getHeader("Host") == null && from.getServerName() != null) {
            headers.add(new Header("Host", authority(from)));
        }
        String query = from.getQueryString();
        String target = query == null ? from.getRequestURI() : from.getRequestURI() + "?" + query;
        InetAddress peer = peer(from.getRemoteAddr());
        Incoming.Body body = new SlowBody(from, timer, bodyTime);
        return new Incoming(from.getMethod(), target, new Headers(headers), peer, from.isSecure(), body);
    }

    /// HTTP/2 says `:authority` where HTTP/1.1 says `Host` (RFC 9113, section 8.3.1); the site's own cookies go by it.
    private static String authority(HttpServletRequest from) {
        int usual = from.isSecure() ? 443 : 80;
        return from.getServerPort() == usual ? from.getServerName() : from.getServerName() + ":" + from.getServerPort();
    }

    private static InetAddress peer(String address) {
        String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        return InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone));
    }
}
