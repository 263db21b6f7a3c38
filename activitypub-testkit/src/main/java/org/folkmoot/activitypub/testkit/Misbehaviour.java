package org.folkmoot.activitypub.testkit;

import java.time.Duration;

/// What a peer does instead of answering well.
public sealed interface Misbehaviour {

    /// It takes the request and answers only after that time.
    record Slow(Duration pause) implements Misbehaviour {}

    /// It sends a byte now and then and never comes to an end.
    record Dripping(Duration pause) implements Misbehaviour {}

    /// It closes the connection without a word.
    record Dead() implements Misbehaviour {}

    /// It says 200, the right media type and nonsense.
    record Garbage() implements Misbehaviour {}

    /// It answers well, but says that it is a web page.
    record WrongType() implements Misbehaviour {}

    /// It says 200, the right media type and nothing more.
    record Wordless() implements Misbehaviour {}

    record Redirecting(String location) implements Misbehaviour {}

    /// Nothing but a status: 410, 404, 500, …
    record Failing(int status) implements Misbehaviour {}

    /// 429, with `Retry-After`.
    record Overloaded(Duration retryAfter) implements Misbehaviour {}

    /// Whatever is asked for is a page of a collection that names a next one.
    record Endless() implements Misbehaviour {}
}
