package org.folkmoot.activitypub.federation.inbox;

import java.time.Duration;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.exchange.RetryAfter;
import org.folkmoot.activitypub.federation.signatures.Flaw;
import org.folkmoot.activitypub.federation.signatures.Signatures;

/// What becomes of a request to an inbox. There is nothing else.
public sealed interface InboxOutcome {

    /// To be kept and acted upon.
    record Accepted(Received received) implements InboxOutcome {}

    /// It comes late, and was received before; nothing is to be done.
    record AlreadySeen() implements InboxOutcome {}

    /// There is nothing for us in it: a type that means nothing here, or the deletion of somebody nobody here
    /// knows. The sender hears that all is well, since it would only try again.
    record Unsupported(String type) implements InboxOutcome {}

    /// Not taken, and trying again makes no difference.
    record Refused(Refusal why) implements InboxOutcome {}

    /// It cannot be read.
    ///
    /// @param path     where, `object.attributedTo[0]`; empty for the whole
    /// @param expected what should be there
    record Malformed(String path, String expected) implements InboxOutcome {}

    /// The same again, later.
    record TryLater(Duration after) implements InboxOutcome {}

    /// Why something is refused.
    sealed interface Refusal {

        /// A sentence for whoever runs the other server.
        default String words() {
            return switch (this) {
                case TooLarge(int most) -> "The body has more than " + most + " bytes.";
                case BadSignature(Flaw flaw) -> flaw.words();
                case NoKey(String why) -> "The key of the signature is not usable: " + why + ".";
                case Barred _ -> "This server takes nothing from there.";
                case NotTheSigner() -> "The actor of the activity is not the owner of the key.";
                case ForeignId() -> "The id of the activity is not on its actor's host.";
                case Ours() -> "The activity claims to be this server's own.";
            };
        }
    }

    /// Nothing of it was looked at.
    ///
    /// @param most in bytes
    record TooLarge(int most) implements Refusal {}

    record BadSignature(Flaw flaw) implements Refusal {}

    record NoKey(String why) implements Refusal {}

    /// Policy bars the sender, or somebody that it speaks of.
    ///
    /// @param why for our own log
    record Barred(String host, String why) implements Refusal {}

    record NotTheSigner() implements Refusal {}

    record ForeignId() implements Refusal {}

    record Ours() implements Refusal {}

    /// The answer to the sender. Never 410: PieFed and Misskey take that, from an inbox, for the end of the
    /// whole server.
    default Reply reply() {
        return switch (this) {
            case Accepted _, AlreadySeen(), Unsupported _ -> Reply.of(202);
            case Malformed(String path, String expected) ->
                Reply.saying(400, (path.isEmpty() ? "The body" : "`" + path + "`") + " should be " + expected + ".");
            case TryLater(Duration after) ->
                Reply.saying(503, "Later, please.").with("Retry-After", RetryAfter.write(after));
            case Refused(TooLarge why) -> Reply.saying(413, why.words());
            case Refused(BadSignature why) -> unauthorized(why);
            case Refused(NoKey why) -> unauthorized(why);
            case Refused(Refusal why) -> Reply.saying(403, why.words());
        };
    }

    private static Reply unauthorized(Refusal why) {
        return Reply.saying(401, why.words()).with("Accept-Signature", Signatures.ACCEPTED);
    }
}
