package org.folkmoot.activitypub.federation;

/// A request as it reached us, with every byte that its signature may cover.
///
/// @param method  in capitals, as it came
/// @param target  path and query as they stood in the request line, nothing decoded; from our own host, never from a
///                header that a proxy added
/// @param headers all of them, `Host` included
/// @param body    the bytes that came over the wire; empty for none; nobody changes them
@SuppressWarnings("ArrayRecordComponent") // requests are checked, never compared
public record SignedRequest(String method, String target, Headers headers, byte[] body) {

    /// The target without its query.
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// The query with its question mark, `?` alone when there is none (RFC 9421, 2.2.7).
    public String query() {
        int query = target.indexOf('?');
        return query < 0 ? "?" : target.substring(query);
    }
}
