package org.folkmoot.forum.peering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// One entry of the log of decisions: a text in JSON, and its fingerprint. The text holds the fingerprint of the entry
/// before, so that
/// whoever knows the last fingerprint knows all of the log. Its form is told in `docs/decision-log.md`.
///
/// @param number counts from 1, without gaps
/// @param record exactly what the fingerprint is of, in UTF-8
/// @param hash   its SHA-256 in hexadecimal digits
public record LogEntry(long number, LogKind kind, long subject, String record, String hash) {

    /// Names the form of the log.
    public static final String FORM = "folkmoot-decisions-1";

    /// What the first entry holds in place of the fingerprint of one before.
    public static final String NOTHING_BEFORE = "0".repeat(64);

    private static final byte[] UNSALTED = {};

    /// The entry that tells these facts.
    ///
    /// @param previous the fingerprint of the entry before, or [#NOTHING_BEFORE]
    /// @param salts    for each of the texts, by name
    static LogEntry of(long number, String previous, LogFacts facts, Map<String, byte[]> salts) {
        Map<String, String> texts = new LinkedHashMap<>();
        facts.texts().forEach((part, text) -> texts.put(part, digest(salts.getOrDefault(part, UNSALTED), text.said())));
        String told = LogCodec.write(number, previous, facts, texts);
        return new LogEntry(number, facts.kind(), facts.subject(), told, hash(told));
    }

    /// Whether the fingerprint is that of the text.
    boolean sound() {
        return hash.equals(hash(record));
    }

    /// Whether the text names itself and the entry before as it should.
    boolean follows(String previous) {
        return LogCodec.names(this, previous);
    }

    /// Whether it tells the same as the tables do now. What it does not tell may have been added to the house since.
    boolean tells(LogFacts facts) {
        return LogCodec.tells(record, facts);
    }

    /// The salted fingerprints of its texts, by name.
    Map<String, String> texts() {
        return LogCodec.texts(record);
    }

    /// The salted fingerprint of a text.
    public static String digest(byte[] salt, String said) {
        byte[] words = said.getBytes(UTF_8);
        byte[] salted = new byte[salt.length + words.length];
        System.arraycopy(salt, 0, salted, 0, salt.length);
        System.arraycopy(words, 0, salted, salt.length, words.length);
        return hash(salted);
    }

    /// The fingerprint of a text: SHA-256 of its UTF-8 in hexadecimal digits.
    public static String hash(String told) {
        return hash(told.getBytes(UTF_8));
    }

    /// The fingerprint of bytes.
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
