package org.folkmoot.activitypub.federation;

import static java.util.Locale.ROOT;

import org.folkmoot.activitypub.vocab.Iri;

/// A request of ours, complete: a [Transport] sends these headers and no others that mean anything to a
/// signature.
///
/// @param method  `GET` or `POST`
/// @param url     where it goes; a fragment is left out of what is sent
/// @param headers all but those that frame the message (`Content-Length`, `Connection`); `Host` is among them when the
///                request is signed, and then is what the URL says
/// @param body    empty for none; nobody changes it
/// @param limits  how long and how large the answer may be
@SuppressWarnings("ArrayRecordComponent") // requests are sent, never compared
public record OutboundRequest(String method, Iri url, Headers headers, byte[] body, Limits limits) {

    private static final byte[] NOTHING = {};

    /// @throws IllegalArgumentException when the URL is not http or https
    public OutboundRequest {
        if (url.host() == null) {
            throw new IllegalArgumentException("Nothing can be asked of " + url.value());
        }
    }

    public static OutboundRequest get(Iri url, Headers headers) {
        return new OutboundRequest("GET", url, headers, NOTHING, Limits.DOCUMENT);
    }

    public static OutboundRequest post(Iri url, Headers headers, byte[] body) {
        return new OutboundRequest("POST", url, headers, body, Limits.DELIVERY);
    }

    public OutboundRequest with(Headers others) {
        return new OutboundRequest(method, url, others, body, limits);
    }

    /// What the URL names as its host, lower-case, with the port if that is not the usual one: the value of
    /// `Host`.
    public String host() {
        String host = url.host();
        if (host == null) {
            throw new IllegalStateException(url.value());
        }
        return host;
    }

    /// Path and query, as they stand in the request line.
    public String target() {
        String rest = withoutFragment().substring(url.value().indexOf("://") + 3);
        int end = 0;
        while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String target = rest.substring(end);
        return target.startsWith("/") ? target : "/" + target;
    }

    /// The URL as a receiver sees it (RFC 9421, `@target-uri`): host in lower case, no usual port, never
    /// without a path.
    public String targetUri() {
        String scheme = url.value().substring(0, url.value().indexOf(':')).toLowerCase(ROOT);
        return scheme + "://" + host() + target();
    }

    private String withoutFragment() {
        int fragment = url.value().indexOf('#');
        return fragment < 0 ? url.value() : url.value().substring(0, fragment);
    }
}
