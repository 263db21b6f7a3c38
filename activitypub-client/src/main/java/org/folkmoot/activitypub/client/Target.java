package org.folkmoot.activitypub.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Forbidden;
import org.jspecify.annotations.Nullable;

/// Where a request goes, after everything that can be said of its URL alone has been checked.
///
/// Only `https`, the default port, no user name, a host with a name (no address, in whatever spelling), at most 2,048
/// characters. Test mode also lets through `http`, other ports, names without a dot, and the literal addresses of this
/// machine.
///
/// @param host   in small letters; of an address of IPv6 with its brackets
/// @param port   as connected to, default ports written out
/// @param target path and query, exactly as written; never empty
record Target(String scheme, String host, int port, String target) {

    private static final int LONGEST = 2_048;

    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

    /// What old libraries take for an address: a last part that is a number (as in the URL standard's host parser).
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    private static final Pattern OWN_ADDRESS = Pattern.compile("127\\.0\\.0\\.1|\\[::1]");

    static Target of(String url, boolean testMode) throws TransportFailed {
        if (url.length() > LONGEST) {
            throw forbidden("the URL is longer than " + LONGEST + " characters");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException cause) {
            throw FailureWords.because(new Forbidden("this is no valid URL: " + cause.getReason()), cause);
        }
        String objection = objection(uri, testMode);
        if (objection != null) {
            throw forbidden(objection);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new Target(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, target(uri));
    }

    private static @Nullable String objection(URI uri, boolean testMode) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(testMode && scheme.equals("http"))) {
            return "only https is spoken to other servers, not " + scheme;
        }
        if (uri.getRawUserInfo() != null) {
            return "the URL carries a user name";
        }
        if (uri.getHost() == null) {
            return "the URL names no host";
        }
        int port = uri.getPort();
        if (!testMode && port != -1 && port != 443) {
            return "port " + port + " is not the one for other servers";
        }
        if (port == 0 || port > 65_535) {
            return "there is no port " + port;
        }
        return objectionToHost(uri.getHost().toLowerCase(Locale.ROOT), testMode);
    }

    private static @Nullable String objectionToHost(String host, boolean testMode) {
        if (testMode && OWN_ADDRESS.matcher(host).matches()) {
            return null;
        }
        if (isAddress(host)) {
            return "the URL names an address and not a host";
        }
        if (host.endsWith(".")) {
            return "the host ends in a dot";
        }
        if (!NAME.matcher(host).matches()) {
            return "the host is no valid name";
        }
        return testMode || host.contains(".") ? null : "the host has no dot, and only a local network knows such names";
    }

    /// Whether a host is an address, in any of the spellings that some library somewhere takes for one.
    static boolean isAddress(String host) {
        return host.startsWith("[")
                || host.contains(":")
                || ENDS_IN_A_NUMBER.matcher(host).matches();
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static TransportFailed forbidden(String why) {
        return new TransportFailed(new Forbidden(why));
    }

    /// The host, and the port where it is not the scheme's own: what is counted and limited together.
    String peer() {
        boolean own = port == (scheme.equals("https") ? 443 : 80);
        return own ? host : host + ":" + port;
    }

    URI uri() {
        return URI.create(scheme + "://" + peer() + target);
    }
}
