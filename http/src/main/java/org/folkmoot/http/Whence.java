package org.folkmoot.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a request really came from and what the browser thinks it asked, behind the proxies that we trust.
///
/// Only `X-Forwarded-For`, `-Proto` and `-Host` are read, and only from a trusted proxy. `Forwarded` is not: proxies
/// that write the former pass the latter through as the client wrote it.
///
/// @param client  the nearest address that is no trusted proxy
/// @param secure  whether the browser spoke https
/// @param host    the host and port the browser asked for; null when it named none
record Whence(InetAddress client, boolean secure, @Nullable String host) {

    static Whence of(Incoming incoming, List<AddressRange> trusted) {
        Headers headers = incoming.headers();
        String host = headers.first("Host");
        if (!isTrusted(incoming.peer(), trusted)) {
            return new Whence(incoming.peer(), incoming.secure(), host);
        }
        String proto = last(headers.all("X-Forwarded-Proto"));
        String forwardedHost = last(headers.all("X-Forwarded-Host"));
        return new Whence(
                client(incoming.peer(), headers.all("X-Forwarded-For"), trusted),
                proto == null
                        ? incoming.secure()
                        : proto.toLowerCase(Locale.ROOT).equals("https"),
                forwardedHost == null ? host : forwardedHost);
    }

    /// Walks back from the peer as long as each hop is one of our proxies; what lies beyond anybody could have written.
    private static InetAddress client(InetAddress peer, List<String> forwarded, List<AddressRange> trusted) {
        InetAddress nearest = peer;
        for (String hop : elements(forwarded).reversed()) {
            InetAddress address = parse(hop);
            if (address == null) {
                return nearest;
            }
            nearest = address;
            if (!isTrusted(address, trusted)) {
                return nearest;
            }
        }
        return nearest;
    }

    private static boolean isTrusted(InetAddress address, List<AddressRange> trusted) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> elements(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static @Nullable String last(List<String> lines) {
        List<String> all = elements(lines);
        return all.isEmpty() ? null : all.getLast();
    }

    private static @Nullable InetAddress parse(String hop) {
        String bare = hop;
        if (hop.startsWith("[")) { // [2001:db8::1]:443
            int end = hop.indexOf(']');
            bare = end < 0 ? hop : hop.substring(1, end);
        } else if (hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf(':') > 0) { // 192.0.2.1:443
            bare = hop.substring(0, hop.indexOf(':'));
        }
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
