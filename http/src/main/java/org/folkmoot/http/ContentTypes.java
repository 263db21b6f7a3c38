package org.folkmoot.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads `Content-Type`.
final class ContentTypes {

    private ContentTypes() {}

    /// Whether a body is a form as browsers send it. One in another encoding than UTF-8 is none: nothing of ours sends
    /// it.
    static boolean isForm(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/x-www-form-urlencoded")) {
            return false;
        }
        for (int at = 1; at < parts.length; at++) {
            String parameter = parts[at].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
