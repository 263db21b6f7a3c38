package org.folkmoot.forum.peering;

/// Reads a page elsewhere, so that the log can keep the fingerprint of what it said. A port: federation fills it.
@FunctionalInterface
public interface PageReader {

    /// What became of it.
    sealed interface Read {

        /// What it said.
        ///
        /// @param hash SHA-256 in hexadecimal digits
        record Page(String hash) implements Read {}

        /// It could not be read.
        ///
        /// @param why half a sentence
        record Unreachable(String why) implements Read {}
    }

    /// Asks for it; takes seconds at most.
    Read read(String url);
}
