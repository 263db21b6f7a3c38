package org.folkmoot.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Makes text smaller for those who can read it so.
///
/// Pages with a form token are compressed too: the token is masked anew in each, so lengths tell nothing of it.
final class Compression {

    private static final int WORTH_IT = 1024;
    /// A page of 45 kB is compressed in a fifth of the time that the usual level takes, and is an
    /// eighth larger.
    private static final int QUICK = 2;

    private static final Pattern REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?");

    private Compression() {}

    static boolean wants(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(coding -> coding.startsWith("gzip")
                                && !REFUSED.matcher(coding).matches());
    }

    static boolean suits(@Nullable String contentType, int length) {
        return contentType != null
                && length >= WORTH_IT
                && (contentType.startsWith("text/")
                        || contentType.startsWith("image/svg+xml")
                        || contentType.contains("json")
                        || contentType.contains("+xml")
                        || contentType.contains("javascript"));
    }

    /// What is made for one reader.
    static byte[] gzip(byte[] bytes) {
        return gzip(bytes, QUICK);
    }

    /// What is made once and sent many times.
    static byte[] gzipSmallest(byte[] bytes) {
        return gzip(bytes, Deflater.BEST_COMPRESSION);
    }

    private static byte[] gzip(byte[] bytes, int level) {
        ByteArrayOutputStream small = new ByteArrayOutputStream(Math.max(512, bytes.length / 4));
        try (GZIPOutputStream gzip = new AtLevel(small, level)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return small.toByteArray();
    }

    private static final class AtLevel extends GZIPOutputStream {

        AtLevel(OutputStream out, int level) throws IOException {
            super(out, 8192);
            def.setLevel(level);
        }
    }
}
