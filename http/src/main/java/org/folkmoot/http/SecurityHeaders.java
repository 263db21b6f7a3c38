package org.folkmoot.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every answer tells the browser not to do.
final class SecurityHeaders {

    private static final String PAGE_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self' data: https:",
            "form-action 'self'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "manifest-src 'self'");

    /// For what is no page, such as a picture: opened by itself it may do nothing at all.
    private static final String FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private SecurityHeaders() {}

    static List<Header> of(@Nullable String contentType, @Nullable URI publicUrl) {
        boolean page = contentType != null && contentType.startsWith("text/html");
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Security-Policy", page ? PAGE_POLICY : FILE_POLICY));
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        // Not "no-referrer": browsers would then send our own forms with "Origin: null".
        headers.add(new Header("Referrer-Policy", "same-origin"));
        headers.add(new Header("Cross-Origin-Resource-Policy", "same-origin"));
        if (page) {
            headers.add(new Header("Cross-Origin-Opener-Policy", "same-origin"));
            headers.add(
                    new Header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
            headers.add(new Header("X-Frame-Options", "DENY"));
        }
        if (publicUrl != null && "https".equals(publicUrl.getScheme())) {
            headers.add(new Header("Strict-Transport-Security", "max-age=31536000"));
        }
        return headers;
    }
}
