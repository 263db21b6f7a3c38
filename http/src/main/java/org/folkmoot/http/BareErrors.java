package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers what is so broken that it never becomes a request for [Router], in one line that tells nothing of us.
final class BareErrors implements org.eclipse.jetty.server.Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String reason = HttpStatus.getMessage(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, CachePolicy.PRIVATE_NO_STORE.cacheControl());
        SecurityHeaders.of("text/plain", null)
                .forEach(header -> response.getHeaders().put(header.name(), header.value()));
        response.write(true, ByteBuffer.wrap((reason + ".\n").getBytes(UTF_8)), callback);
        return true;
    }
}
