package org.folkmoot.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads a body off the wire, no more of it than is taken.
final class SlowBody implements Incoming.Body {

    private final HttpServletRequest request;

    SlowBody(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public byte[] read(int limit) {
        if (request.getContentLengthLong() > limit) {
            throw new TurnedAway(new Problem.TooLarge(limit));
        }
        try (InputStream stream = request.getInputStream()) {
            byte[] bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new TurnedAway(new Problem.TooLarge(limit));
            }
            return bytes;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
