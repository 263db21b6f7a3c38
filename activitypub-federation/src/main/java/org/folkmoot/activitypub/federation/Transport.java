package org.folkmoot.activitypub.federation;

/// The way out: one exchange with another server. A port: whoever uses this library gives the HTTP client.
///
/// What the library relies on:
/// - Redirects are **not** followed; a 3xx is an answer like any other. The library follows those of a GET itself, at
///   most three, and checks each address anew; those of a POST nobody follows.
/// - The client guards itself: it refuses addresses in private ranges, connects to the very address that it checked,
///   sends no cookies, keeps to [OutboundRequest#limits]. The library never sees an address.
/// - Any number of threads may call it at once; each waits for its own answer.
@FunctionalInterface
public interface Transport {

    /// Sends and waits.
    ///
    /// @return whatever the other server said, errors included
    /// @throws TransportFailed when there is no answer of theirs
    Reply exchange(OutboundRequest request) throws TransportFailed;
}
