package org.folkmoot.forum.discovery;

import org.folkmoot.forum.instances.Addressed;

/// Finds what somebody named, here or on its own server; what is found there is taken in. A port: federation fills it.
@FunctionalInterface
public interface RemoteLookup {

    /// What became of the search.
    sealed interface Found {

        /// It stands here now.
        ///
        /// @param handle of a person or community: `name@host`, or the name alone when it is ours; else empty
        record Here(Addressed thing, String handle) implements Found {}

        /// Its server answered, and there is no such thing, or none that we can show.
        record Nothing() implements Found {}

        /// The terms with its server do not take what is written there.
        record Apart() implements Found {}

        /// Its server could not be asked.
        ///
        /// @param why half a sentence
        record Unreachable(String why) implements Found {}
    }

    /// Looks; takes as long as the other server needs to answer, within limits of seconds.
    Found find(Sought sought);

    /// A site that does not federate finds nothing elsewhere.
    static RemoteLookup none() {
        return sought -> new Found.Nothing();
    }
}
