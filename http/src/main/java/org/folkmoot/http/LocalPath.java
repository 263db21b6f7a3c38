package org.folkmoot.http;

import org.jspecify.annotations.Nullable;

/// Tells an address on this site from one elsewhere, so that nobody can send our members away by a link of ours.
public final class LocalPath {

    private LocalPath() {}

    /// Whether a browser that is sent there stays on this site.
    public static boolean isLocal(String candidate) {
        // Browsers read a backslash as a slash and drop tabs and line ends, so "/\tevil" or "/\\evil" would leave.
        return candidate.startsWith("/")
                && !candidate.startsWith("//")
                && candidate.chars().allMatch(character -> character > 0x20 && character != '\\' && character != 0x7f);
    }

    /// The address if it is one of ours, and otherwise the other: for where a form says to go next.
    public static String or(@Nullable String candidate, String otherwise) {
        return candidate != null && isLocal(candidate) ? candidate : otherwise;
    }
}
