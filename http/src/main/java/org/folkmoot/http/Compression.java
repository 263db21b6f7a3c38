package org.folkmoot.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Makes text smaller for those who can read it so.
///
/// Pages with a form token are compressed too: the token is masked anew in each, so lengths tell nothing of it.
final class Compression {

    private static final int WORTH_IT = 1024;
    /// From here on a page is compressed in a third of the time, and is a tenth larger.
    private static final int LARGE = 256 * 1024;

    private Compression() {}

    static boolean wants(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip\\s*;\\s*q=0(\\.0*)?"));
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

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream small = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = bytes.length < LARGE ? new GZIPOutputStream(small) : new Quick(small)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return small.toByteArray();
    }

    /// Looks less long for what repeats.
    private static final class Quick extends GZIPOutputStream {

        Quick(OutputStream out) throws IOException {
            super(out);
            def.setLevel(2);
        }
    }
}
