package org.folkmoot.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the cookies that came and writes the two that we set: the session, and for visitors what their form tokens
/// are bound to.
///
/// On https both names begin with `__Host-`, so that no neighbouring host can plant one. On http they end with the
/// port, because browsers share cookies between the ports of a host, and two servers on one machine would otherwise
/// log each other's people out.
final class Cookies {

    private final Map<String, String> sent;
    private final boolean secure;
    private final String suffix;

    private Cookies(Map<String, String> sent, boolean secure, String suffix) {
        this.sent = sent;
        this.secure = secure;
        this.suffix = suffix;
    }

    /// @param publicUrl the address of this site; null before one was chosen, when the browser's own word must do
    static Cookies of(Headers headers, Whence whence, @Nullable URI publicUrl) {
        Map<String, String> sent = new LinkedHashMap<>();
        for (String line : headers.all("Cookie")) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    sent.putIfAbsent(
                            pair.substring(0, equals).strip(),
                            unquoted(pair.substring(equals + 1).strip()));
                }
            }
        }
        boolean secure = publicUrl == null ? whence.secure() : "https".equals(publicUrl.getScheme());
        return new Cookies(sent, secure, secure ? "" : port(whence.host()));
    }

    /// A client may put a value between quotes (RFC 6265, section 4.1.1).
    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String port(@Nullable String host) {
        if (host == null) {
            return "";
        }
        String digits = host.substring(host.lastIndexOf(':') + 1);
        boolean isPort = host.indexOf(':') >= 0
                && !digits.isEmpty()
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isPort ? "-" + digits : "";
    }

    @Nullable
    String value(String name) {
        return sent.get(name);
    }

    @Nullable
    String session() {
        return sent.get(sessionName());
    }

    @Nullable
    String visitor() {
        return sent.get(visitorName());
    }

    Header startSession(String token, Duration lifetime) {
        return line(sessionName(), token, "; Max-Age=" + lifetime.toSeconds());
    }

    Header endSession() {
        return line(sessionName(), "", "; Max-Age=0");
    }

    /// Kept until the browser closes.
    Header startVisitor(String value) {
        return line(visitorName(), value, "");
    }

    Header endVisitor() {
        return line(visitorName(), "", "; Max-Age=0");
    }

    private String sessionName() {
        return (secure ? "__Host-" : "") + "folkmoot" + suffix;
    }

    private String visitorName() {
        return (secure ? "__Host-" : "") + "folkmoot-form" + suffix;
    }

    private Header line(String name, String value, String age) {
        String attributes = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "") + age;
        return new Header("Set-Cookie", name + "=" + value + attributes);
    }
}
