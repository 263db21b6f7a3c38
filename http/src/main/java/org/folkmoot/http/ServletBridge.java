package org.folkmoot.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Carries a request from the server library to [Router] and its answer back; decides nothing.
final class ServletBridge {

    private final Router router;

    ServletBridge(Router router) {
        this.router = router;
    }

    void serve(HttpServletRequest from, HttpServletResponse to) throws IOException {
        Reply reply = router.answer(incoming(from));
        to.setStatus(reply.status());
        for (Header header : reply.headers()) {
            to.addHeader(header.name(), header.value());
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
        String query = from.getQueryString();
        String target = query == null ? from.getRequestURI() : from.getRequestURI() + "?" + query;
        InetAddress peer = peer(from.getRemoteAddr());
        return new Incoming(from.getMethod(), target, new Headers(headers), peer, from.isSecure(), new SlowBody(from));
    }

    private static InetAddress peer(String address) {
        String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        return InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone));
    }
}
