package org.folkmoot.http;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.folkmoot.http.Reply.SessionChange;
import org.jspecify.annotations.Nullable;

/// The way out: cookies, caching, security headers, compression.
final class Farewell {

    private final Visit visit;
    private final @Nullable URI publicUrl;

    Farewell(Visit visit, @Nullable URI publicUrl) {
        this.visit = visit;
        this.publicUrl = publicUrl;
    }

    Reply finish(Reply reply) {
        List<Header> headers = new ArrayList<>(reply.headers());
        List<Header> cookies = cookies(reply);
        headers.addAll(cookies);
        CachePolicy cache = effective(reply, !cookies.isEmpty());
        headers.add(new Header("Cache-Control", cache.cacheControl()));
        String vary = vary(reply, cache);
        if (!vary.isEmpty()) {
            headers.add(new Header("Vary", vary));
        }
        headers.addAll(SecurityHeaders.of(reply.contentType(), publicUrl));
        boolean revalidated = switch (cache) {
            case PUBLIC_SHORT, DOCUMENT, SIGNED_DOCUMENT -> true;
            case PRIVATE_NO_STORE, IMMUTABLE -> false;
        };
        if (revalidated && reply.status() == 200) {
            String tag = tag(reply.body());
            headers.add(new Header("ETag", tag));
            if (isKnown(tag)) {
                return unchanged(headers, cache);
            }
        }
        return compressed(new Reply(reply.status(), reply.contentType(), reply.body(), headers, cache, null, null));
    }

    private static Reply unchanged(List<Header> headers, CachePolicy cache) {
        return new Reply(304, null, new byte[0], headers, cache, null, null);
    }

    /// An answer that was finished for another visitor, or that this one has it already.
    Reply unlessKnown(Reply kept) {
        String tag = kept.header("ETag");
        if (tag == null || !isKnown(tag)) {
            return kept;
        }
        List<Header> headers = kept.headers().stream()
                .filter(header -> !header.name().equals("Content-Encoding"))
                .toList();
        return unchanged(headers, kept.cache());
    }

    private String vary(Reply reply, CachePolicy cache) {
        if (cache == CachePolicy.PUBLIC_SHORT) {
            return "Accept, Accept-Encoding, Accept-Language, Cookie, HX-Request";
        }
        List<String> names = new ArrayList<>();
        if (visit.hasTwoDoors()) {
            names.add("Accept");
        }
        if (cache == CachePolicy.SIGNED_DOCUMENT) {
            names.add("Signature");
            names.add("Signature-Input");
        }
        if (reply.header("Content-Encoding") != null || Compression.suits(reply.contentType(), reply.body().length)) {
            names.add("Accept-Encoding");
        }
        return String.join(", ", names);
    }

    private List<Header> cookies(Reply reply) {
        Cookies jar = visit.cookies;
        List<Header> set = new ArrayList<>();
        switch (reply.session()) {
            case SessionChange.Started(var token, var lifetime) -> {
                set.add(jar.startSession(token, lifetime));
                if (jar.visitor() != null) {
                    set.add(jar.endVisitor());
                }
                return set;
            }
            case SessionChange.Ended() -> set.add(jar.endSession());
            case null -> {
                if (visit.deadSession()) {
                    set.add(jar.endSession());
                }
            }
        }
        String visitor = visit.freshVisitor();
        if (visitor != null) {
            set.add(jar.startVisitor(visitor));
        }
        return set;
    }

    private CachePolicy effective(Reply reply, boolean setsCookies) {
        boolean personal = visit.hasFormToken() || setsCookies;
        return switch (reply.cache()) {
            case PRIVATE_NO_STORE -> CachePolicy.PRIVATE_NO_STORE;
            case PUBLIC_SHORT ->
                personal || visit.viewer.person() != null ? CachePolicy.PRIVATE_NO_STORE : CachePolicy.PUBLIC_SHORT;
            case DOCUMENT, SIGNED_DOCUMENT, IMMUTABLE -> personal ? CachePolicy.PRIVATE_NO_STORE : reply.cache();
        };
    }

    /// Weak, because the same page goes out compressed and not.
    private static String tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 12)) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private boolean isKnown(String tag) {
        return visit.incoming.headers().all("If-None-Match").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .anyMatch(known -> known.equals(tag) || ("W/" + known).equals(tag));
    }

    private Reply compressed(Reply reply) {
        boolean already = reply.header("Content-Encoding") != null;
        if (already
                || !Compression.suits(reply.contentType(), reply.body().length)
                || !Compression.wants(visit.incoming.headers().first("Accept-Encoding"))) {
            return reply;
        }
        return reply.withBody(Compression.gzip(reply.body())).withHeader("Content-Encoding", "gzip");
    }
}
