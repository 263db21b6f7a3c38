package org.folkmoot.http;

/// Says a problem to the one who met it. Asked by this room, answered by the door that the route belongs to.
@FunctionalInterface
public interface ErrorPages {

    /// The page for a problem, with a status of its own where it knows better than [Problem#status()].
    ///
    /// The request still holds what was typed, as far as it could be read.
    Reply page(Problem problem, Request request);
}
