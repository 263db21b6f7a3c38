package org.folkmoot.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells from what the browser says of itself whether a form was sent from a page of ours.
///
/// Browsers say it and pages cannot make them lie; what says nothing (an old browser, a script) has the form token to
/// pass all the same.
final class SameSite {

    private SameSite() {}

    static boolean allows(Headers headers, Whence whence, @Nullable URI publicUrl) {
        String site = headers.first("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = headers.first("Origin");
        return origin == null || isOurs(origin, whence, publicUrl);
    }

    private static boolean isOurs(String origin, Whence whence, @Nullable URI publicUrl) {
        try {
            URI sender = new URI(origin);
            String authority = sender.getRawAuthority();
            if (authority == null) {
                return false; // "null", as from a sandboxed frame
            }
            boolean asAsked = whence.host() != null && authority.equalsIgnoreCase(whence.host());
            return asAsked
                    || (publicUrl != null && origin.toLowerCase(Locale.ROOT).equals(origin(publicUrl)));
        } catch (java.net.URISyntaxException unreadable) {
            return false;
        }
    }

    private static String origin(URI url) {
        return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
