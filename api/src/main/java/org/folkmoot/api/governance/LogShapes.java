package org.folkmoot.api.governance;

import java.util.HexFormat;
import java.util.List;
import org.folkmoot.forum.peering.DecisionLog;
import org.folkmoot.forum.peering.LogHeads;
import org.jspecify.annotations.Nullable;

/// The log of decisions as a chain, on the wire: each entry holds the hash of the one before.
final class LogShapes {

    private static final Shape<DecisionLog.Told> TEXT = Shape.<DecisionLog.Told>named(
                    "LogText", "A text of an entry, of which the record holds the salted hash.")
            .part("part", Kind.TEXT, "What it is in the record.", DecisionLog.Told::part)
            .maybe("salt", Kind.TEXT, "In hexadecimal digits; null once the text was taken out.", LogShapes::salt)
            .maybe("text", Kind.TEXT, "The words; null once they were taken out.", DecisionLog.Told::said);

    private static final Shape<DecisionLog.Shown> ENTRY = Shape.<DecisionLog.Shown>named(
                    "LogEntry", "One decision as the log keeps it.")
            .part(
                    "number",
                    Kind.NUMBER,
                    "Counts from 1, without gaps.",
                    shown -> shown.entry().number())
            .part(
                    "record",
                    Kind.TEXT,
                    "Exactly what the hash is of, in UTF-8: JSON that holds the hash of the entry before.",
                    shown -> shown.entry().record())
            .part(
                    "hash",
                    Kind.TEXT,
                    "SHA-256 of the record.",
                    shown -> shown.entry().hash())
            .part("texts", Kind.list(Kind.of(TEXT)), "Its texts, which can be taken out.", DecisionLog.Shown::texts);

    private static final Shape<LogHeads.LogHead> HEAD = Shape.<LogHeads.LogHead>named(
                    "LogHead", "The last entry of the log, as the site vouches for it.")
            .part("number", Kind.NUMBER, "Its number.", LogHeads.LogHead::number)
            .part("hash", Kind.TEXT, "Its hash.", LogHeads.LogHead::hash)
            .part("signed", Kind.TEXT, "The words that the signature is of.", LogHeads.LogHead::words)
            .maybe(
                    "key",
                    Kind.LINK,
                    "Where the public key is found; null while the site has no address.",
                    LogShapes::key)
            .maybe(
                    "signature",
                    Kind.TEXT,
                    "RSASSA-PKCS1-v1_5 with SHA-256, in Base64; null like the key.",
                    LogShapes::signature);

    /// A page of the log, the oldest entries first.
    record Chain(
            LogHeads.@Nullable LogHead head,
            List<DecisionLog.Shown> entries,
            @Nullable String next) {}

    static final Shape<Chain> CHAIN = Shape.<Chain>named(
                    "DecisionLog", "A page of the log of decisions, the oldest entries first.")
            .maybe("head", Kind.of(HEAD), "The last entry of all; null while there is none.", Chain::head)
            .part("items", Kind.list(Kind.of(ENTRY)), "The entries of this page.", Chain::entries)
            .maybe("next", Kind.LINK, "Where the next page is; null at the end.", Chain::next);

    private LogShapes() {}

    private static @Nullable String salt(DecisionLog.Told told) {
        byte[] salt = told.salt();
        return salt == null ? null : HexFormat.of().formatHex(salt);
    }

    private static @Nullable String key(LogHeads.LogHead head) {
        return head.signature() == null ? null : head.signature().key();
    }

    private static @Nullable String signature(LogHeads.LogHead head) {
        return head.signature() == null ? null : head.signature().value();
    }
}
