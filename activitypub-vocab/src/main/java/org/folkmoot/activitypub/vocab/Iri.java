package org.folkmoot.activitypub.vocab;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of something: as a rule an address (`https://host/path`), which is compared byte by byte as it was written.
///
/// @param value not blank, at most [#LONGEST] characters, without control characters or spaces
public record Iri(String value) {

    /// Longer ones are refused: no server makes them, and indexes cannot hold them.
    public static final int LONGEST = 2_048;

    private static final Pattern SERVER =
            Pattern.compile("(?:[a-z0-9._-]*[a-z0-9_-]|\\[[0-9a-f:.]+])(?::[1-9][0-9]{0,4})?");

    /// @throws IllegalArgumentException when it cannot be a name
    public Iri {
        if (!possible(value)) {
            throw new IllegalArgumentException("No address");
        }
    }

    /// Whether a text can be a name at all.
    public static boolean possible(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.indexOf(':') > 0
                && text.chars().noneMatch(letter -> letter <= ' ' || letter == 0x7f);
    }

    /// The server that it is on: host in lower case, with the port unless it is the scheme's own.
    ///
    /// Null for what is no address of the web, has a user before its host, or spells its host in a
    /// way over which readers differ: with a backslash, in other letters than those of the DNS,
    /// with a dot at its end, with a port that is no plain number. One server has one name, so that
    /// whom one of its names bars, none lets in (Mastodon CVE-2023-42451).
    public @Nullable String host() {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean https = lower.startsWith("https://");
        if (!https && !lower.startsWith("http://")) {
            return null;
        }
        String rest = lower.substring(https ? 8 : 7);
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(0, end);
        String usual = https ? ":443" : ":80";
        String bare = host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host;
        return SERVER.matcher(bare).matches() ? bare : null;
    }

    /// Whether both are on one server; false when either is on none.
    public boolean sameHost(Iri other) {
        String host = host();
        return host != null && host.equals(other.host());
    }

    @Override
    public String toString() {
        return value;
    }
}
