package org.folkmoot.rules.speech;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether a post may link to what was typed, and writes the link in one way, so that the same page is known
/// again.
///
/// Only the web can be linked to. Where the link leads is shown as it is: a host in other letters is written in its
/// ASCII form, and invisible characters, or a name and password before the host, which make a link look like another,
/// are refused.
public final class UrlRule {

    public static final int LONGEST = 2_000;

    /// What people paste from an address line although RFC 3986 wants it escaped.
    private static final String ESCAPED = " \"<>\\^`{|}";

    private UrlRule() {}

    /// Whether a link is one; the empty text is none.
    public sealed interface Link {

        /// A place on the web.
        ///
        /// @param url as it is kept
        record To(String url) implements Link {}

        record None() implements Link {}

        record Refused(Refusal refusal) implements Link {}
    }

    public static Link judge(@Nullable String typed) {
        if (typed == null || Wording.blank(typed)) {
            return new Link.None();
        }
        // java.net.URI composes letters when it writes ASCII, and a few of them become marks that we escape.
        String trimmed = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        if (!trimmed.codePoints().allMatch(Wording::plain)) {
            return new Link.Refused(Refusal.URL_INVALID);
        }
        String url = written(trimmed);
        if (url == null) {
            return new Link.Refused(Refusal.URL_INVALID);
        }
        return url.length() > LONGEST ? new Link.Refused(Refusal.URL_TOO_LONG) : new Link.To(url);
    }

    /// The link in its one way of writing; null when it is none.
    private static @Nullable String written(String typed) {
        int scheme = typed.indexOf("://");
        if (scheme < 0) {
            return null;
        }
        String name = typed.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            return null;
        }
        int from = scheme + 3;
        int to = authorityEnd(typed, from);
        String host = host(typed.substring(from, to));
        if (host == null) {
            return null;
        }
        String rest = typed.substring(to);
        return parsed(name + "://" + host + (rest.startsWith("/") ? "" : "/") + escaped(rest));
    }

    private static int authorityEnd(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    /// Host and port in ASCII and small letters; null when there is something else in it, a password for example.
    private static @Nullable String host(String authority) {
        if (authority.isEmpty() || authority.indexOf('@') >= 0 || authority.indexOf('\\') >= 0) {
            return null;
        }
        if (authority.startsWith("[")) {
            return authority;
        }
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        try {
            String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.isEmpty() ? null : ascii + (colon < 0 ? "" : authority.substring(colon));
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }

    private static @Nullable String parsed(String url) {
        try {
            URI uri = new URI(url);
            boolean sound = uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= 65_535;
            return sound ? uri.toASCIIString() : null;
        } catch (URISyntaxException noUrl) {
            return null;
        }
    }

    /// Escapes what a browser would escape in a path or query, and a per cent sign that begins no escape.
    private static String escaped(String rest) {
        StringBuilder escaped = new StringBuilder(rest.length());
        int fragments = 0;
        for (int i = 0; i < rest.length(); i++) {
            char character = rest.charAt(i);
            boolean secondFragment = character == '#' && fragments++ > 0;
            boolean loosePercent = character == '%' && !escape(rest, i);
            if (secondFragment || loosePercent || ESCAPED.indexOf(character) >= 0 || "[]".indexOf(character) >= 0) {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }

    private static boolean escape(String text, int percent) {
        return percent + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
    }
}
