package org.folkmoot.activitypub.federation;

import java.time.Duration;

/// With whom this server has dealings. A port: policy is the host's own.
///
/// It is asked before any work is done for a server (fetching its key, checking its signature, reading its
/// documents), so that answering must be quick: from memory, as a rule.
@FunctionalInterface
public interface Admission {

    /// Answers for one server.
    ///
    /// @param host lower-case, with the port when it is not the usual one
    Answer admits(String host, Way way);

    /// What is about to be done.
    enum Way {
        /// It hands something to us, or signed what we are handed.
        RECEIVING,
        /// It is the origin of something that another server hands over.
        SPOKEN_OF,
        /// We fetch a document of it.
        FETCHING,
        /// It asks for a document of ours, where we want to know who does.
        READING,
        /// We hand something to it.
        SENDING
    }

    /// What the policy says.
    sealed interface Answer {}

    /// Go ahead.
    record Admitted() implements Answer {}

    /// Never, for now.
    ///
    /// @param why half a sentence for the log; the other server hears only that it is refused
    record Barred(String why) implements Answer {}

    /// Later, perhaps: it asks too much of us, or we are too busy.
    record NotNow(Duration after) implements Answer {}

    /// Lets everybody in.
    static Admission open() {
        return (host, way) -> new Admitted();
    }
}
