package org.folkmoot.web.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The files that pages refer to. `/assets/folkmoot.css?v=…` carries the first digits of its content's hash.
public final class Assets {

    /// One file as it is served.
    ///
    /// @param etag the whole hash, in quotes, as HTTP wants it
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    public record Asset(String name, String contentType, byte[] bytes, String etag, String url) {}

    private static final List<String> NAMES = List.of("folkmoot.css", "folkmoot.js", "htmx.min.js", "mark.svg");

    private final Map<String, Asset> assets;

    private Assets(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /// Reads all of them from the class path.
    public static Assets load() {
        Map<String, Asset> assets = new LinkedHashMap<>();
        for (String name : NAMES) {
            byte[] bytes = bytes(name);
            String hash = hash(bytes);
            assets.put(
                    name,
                    new Asset(
                            name,
                            contentType(name),
                            bytes,
                            '"' + hash + '"',
                            "/assets/" + name + "?v=" + hash.substring(0, 12)));
        }
        return new Assets(assets);
    }

    /// The file of that name; null when there is none.
    public @Nullable Asset asset(String name) {
        return assets.get(name);
    }

    /// Where a page refers to the file.
    public String url(String name) {
        return Objects.requireNonNull(assets.get(name), name).url();
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
