package org.folkmoot.database.transfer;

/// What the rows of one table are, in short: two tables with the same tally hold the same rows.
///
/// @param bytes       of the rows as COPY writes them
/// @param fingerprint the sum of the SHA-256 of all rows in 64 hexadecimal digits, so that it does not
///                    matter in which order they lie
public record Tally(long rows, long bytes, String fingerprint) {}
