package org.folkmoot.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads `Content-Type` and `Accept`.
final class ContentTypes {

    private ContentTypes() {}

    /// Whether these media types name ActivityPub: by its own type, or as JSON-LD with or without a profile
    /// (ActivityPub,
    /// section 3.2; some servers ask for bare `application/ld+json`).
    ///
    /// @param mediaTypes an `Accept` or a `Content-Type`; null for none
    static boolean isActivityPub(@Nullable String mediaTypes) {
        if (mediaTypes == null) {
            return false;
        }
        String lower = mediaTypes.toLowerCase(Locale.ROOT);
        return lower.contains("application/activity+json") || lower.contains("application/ld+json");
    }

    /// Whether a body is a form as browsers send it where files may be in it.
    static boolean isFormWithFiles(@Nullable String contentType) {
        return contentType != null && contentType.split(";", -1)[0].strip().equalsIgnoreCase("multipart/form-data");
    }

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
