package org.folkmoot.forum.instances;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The address under which a site is known to the world: scheme, host and perhaps a port, nothing else.
public final class PublicAddress {

    private PublicAddress() {}

    /// Reads what somebody typed; empty when it is no such address.
    public static Optional<String> parse(String typed) {
        String trimmed = typed.strip();
        String address = trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        try {
            URI uri = new URI(address.toLowerCase(Locale.ROOT));
            return plain(uri) ? Optional.of(uri.toString()) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    private static boolean plain(URI uri) {
        String scheme = uri.getScheme();
        return ("https".equals(scheme) || "http".equals(scheme))
                && uri.getHost() != null
                && empty(uri.getRawPath())
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
    }

    private static boolean empty(@Nullable String part) {
        return part == null || part.isEmpty();
    }

    /// How peers name us: the host, with the port when the address has one.
    public static String domain(String address) {
        URI uri = URI.create(address);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /// Whether it is only known on this machine, so that it may still be changed.
    public static boolean local(String address) {
        String host = URI.create(address).getHost();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]");
    }
}
