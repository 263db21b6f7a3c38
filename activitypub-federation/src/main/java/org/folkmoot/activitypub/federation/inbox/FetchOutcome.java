package org.folkmoot.activitypub.federation.inbox;

import java.time.Duration;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.exchange.RetryAfter;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.vocab.Iri;

/// Who asks for a document of ours, where that has to be known. There is nothing else.
public sealed interface FetchOutcome {

    /// The request is signed by an actor of that host, and may be answered.
    ///
    /// @param actor who signed: the owner of the key
    /// @param peer  the actor's host, lower-case, with the port when it is not the usual one
    record Proven(Iri actor, String peer) implements FetchOutcome {}

    /// Not answered.
    sealed interface Denied extends FetchOutcome {

        /// The answer in place of the document.
        default Reply reply() {
            return switch (this) {
                case Unproven(String words) ->
                    Reply.saying(401, "Only servers that sign what they fetch may read this. " + words)
                            .with("Accept-Signature", Signatures.ACCEPTED_FOR_READING);
                case Barred _ -> Reply.saying(403, "This server gives nothing to yours.");
                case TryLater(Duration after) ->
                    Reply.saying(503, "Later, please.").with("Retry-After", RetryAfter.write(after));
            };
        }
    }

    /// It is not signed, or not as it should be.
    ///
    /// @param words a sentence for whoever runs the other server
    record Unproven(String words) implements Denied {}

    /// Policy bars the signer's host.
    ///
    /// @param why for our own log
    record Barred(String host, String why) implements Denied {}

    /// The same again, later.
    record TryLater(Duration after) implements Denied {}
}
