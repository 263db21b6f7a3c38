package org.folkmoot.activitypub.federation;

import java.time.Duration;

/// There is no answer of another server, and [#reason] says why.
public final class TransportFailed extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    public TransportFailed(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// All that can come between us and an answer.
    public sealed interface Reason {

        /// For an admin: half a sentence that follows the name of the server and a colon.
        default String words() {
            return switch (this) {
                case Forbidden(String why) -> "we do not go there: " + why;
                case UnknownHost(String host) -> "nobody knows an address for " + host;
                case Unreachable(String why) -> "no connection: " + why;
                case Insecure(String why) -> "its certificate or encryption is not sound: " + why;
                case TooSlow(Duration within) -> "no whole answer within " + within.toMillis() / 1000.0 + " s";
                case TooLarge(int limit) -> "the answer is larger than " + limit + " bytes";
                case Broken(String why) -> "the connection broke: " + why;
                case Busy() -> "too many requests of ours are under way";
            };
        }
    }

    /// The guard of the client does not let us go there (a private address, another port, a scheme); nothing
    /// was sent.
    public record Forbidden(String why) implements Reason {}

    public record UnknownHost(String host) implements Reason {}

    public record Unreachable(String why) implements Reason {}

    /// TLS failed; nothing was sent.
    public record Insecure(String why) implements Reason {}

    /// The request may have been received.
    public record TooSlow(Duration within) implements Reason {}

    /// More came than was asked for.
    ///
    /// @param limit in bytes, after inflating
    public record TooLarge(int limit) implements Reason {}

    /// The request may have been received.
    public record Broken(String why) implements Reason {}

    /// Our own bounds are reached; nothing was sent, and the other server is not to blame.
    public record Busy() implements Reason {}
}
