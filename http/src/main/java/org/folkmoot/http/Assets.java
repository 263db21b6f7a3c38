package org.folkmoot.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Files that come with the program, served under addresses that change with their content, so that browsers may keep
/// them for good and still see every change at once.
public final class Assets {

    private static final String FOLDER = "/assets/";
    private static final int HASH_LENGTH = 12;

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final Map<String, Asset> byHashedName = new LinkedHashMap<>();

    /// A file, ready to be sent either way.
    @SuppressWarnings("ArrayRecordComponent") // assets are never compared
    private record Asset(String hashedName, String contentType, byte[] plain, byte @Nullable [] small) {}

    private Assets() {}

    /// Reads files that lie beside a class, in its folder `assets`.
    ///
    /// @throws IllegalArgumentException when one is missing or of an unknown kind
    public static Assets beside(Class<?> anchor, String... names) {
        Assets assets = new Assets();
        for (String name : names) {
            assets.add(name, bytes(anchor, "assets/" + name));
        }
        return assets;
    }

    /// The address of a file, for pages.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public String url(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("No asset is called " + name);
        }
        return FOLDER + asset.hashedName();
    }

    /// The route that serves them.
    public RouteGroup routes() {
        return Routes.forAnyone().get(FOLDER + "{file}", this::serve).group();
    }

    private Reply serve(Request request) {
        String file = request.part("file");
        Asset asset = byHashedName.get(file);
        if (asset != null) {
            return reply(asset, request).withCache(CachePolicy.IMMUTABLE);
        }
        // A page of before an update asks for what was there then: what is there now serves it better than nothing.
        Asset current = byName.get(withoutHash(file));
        return current == null ? Reply.notFound() : reply(current, request).withCache(CachePolicy.PUBLIC_SHORT);
    }

    private static Reply reply(Asset asset, Request request) {
        byte[] small = asset.small();
        if (small != null && Compression.wants(request.header("Accept-Encoding"))) {
            return Reply.bytes(200, asset.contentType(), small).withHeader("Content-Encoding", "gzip");
        }
        return Reply.bytes(200, asset.contentType(), asset.plain());
    }

    private void add(String name, byte[] content) {
        int dot = name.lastIndexOf('.');
        String contentType = contentType(name.substring(dot + 1));
        String hashed = name.substring(0, dot) + "-" + hash(content) + name.substring(dot);
        byte[] small = Compression.suits(contentType, content.length) ? Compression.gzipSmallest(content) : null;
        Asset asset = new Asset(hashed, contentType, content, small);
        byName.put(name, asset);
        byHashedName.put(hashed, asset);
    }

    private static String withoutHash(String file) {
        int dot = file.lastIndexOf('.');
        int dash = dot - HASH_LENGTH - 1;
        return dash > 0 && file.charAt(dash) == '-' ? file.substring(0, dash) + file.substring(dot) : file;
    }

    private static String hash(byte[] content) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(whole, HASH_LENGTH / 2));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static byte[] bytes(Class<?> anchor, String path) {
        try (InputStream stream = anchor.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("No asset lies at " + path + " beside " + anchor.getName());
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String contentType(String ending) {
        return switch (ending) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "webp" -> "image/webp";
            case "ico" -> "image/x-icon";
            case "woff2" -> "font/woff2";
            case "webmanifest" -> "application/manifest+json";
            case "txt" -> "text/plain; charset=utf-8";
            default -> throw new IllegalArgumentException("No content type is known for ." + ending);
        };
    }
}
