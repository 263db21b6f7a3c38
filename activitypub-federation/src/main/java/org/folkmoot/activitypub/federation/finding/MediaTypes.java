package org.folkmoot.activitypub.federation.finding;

import static java.util.Locale.ROOT;

import java.util.List;
import org.folkmoot.activitypub.federation.Headers;
import org.jspecify.annotations.Nullable;

/// The media types of what servers tell each other.
public final class MediaTypes {

    /// Exactly so, without a charset: Lemmy compares the whole value.
    public static final String ACTIVITY = "application/activity+json";

    /// What we ask for when we want an object or an actor.
    public static final String ACCEPT_ACTIVITY =
            "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

    private static final String PROFILE = "https://www.w3.org/ns/activitystreams";

    private MediaTypes() {}

    /// Whether an answer says that it is ActivityStreams. Nothing else is ever read as such, since people can
    /// upload files of any other kind to their servers (Mastodon GHSA-jhrq-qvrm-qr36).
    public static boolean isActivity(Headers headers) {
        return switch (headers.mediaType()) {
            case "application/activity+json" -> true;
            case "application/ld+json" -> hasProfile(headers.first("Content-Type"));
            default -> false;
        };
    }

    /// Whether somebody who asks wants ActivityStreams rather than a page.
    ///
    /// @param accept the value of `Accept`; null for none
    public static boolean wantsActivity(@Nullable String accept) {
        String lower = accept == null ? "" : accept.toLowerCase(ROOT);
        return lower.contains("application/activity+json") || lower.contains("application/ld+json");
    }

    static boolean isJson(Headers headers, String special) {
        String type = headers.mediaType();
        return type.equals(special) || type.equals("application/json");
    }

    private static boolean hasProfile(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        for (String parameter : contentType.split(";", -1)) {
            String[] pair = parameter.strip().split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("profile")) {
                String value = pair[1].strip().replaceAll("^\"|\"$", "");
                return List.of(value.split("\\s+", -1)).contains(PROFILE);
            }
        }
        return false;
    }
}
