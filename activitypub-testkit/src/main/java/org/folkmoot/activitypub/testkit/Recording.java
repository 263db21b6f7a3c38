package org.folkmoot.activitypub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// One document or activity in the words of some software, from `peers/<software>-<version>/<kind>.json` among the
/// resources.
///
/// Shapes are those that running servers sent and served, or, for Mastodon, Mbin and Threads, those that their sources
/// and
/// descriptions show; names, hosts and texts are made up, and signatures within them are of no worth.
///
/// @param software as NodeInfo names it
/// @param version  of the software whose shape it is
/// @param kind     types from the outside in, in small letters: `announce-create-page`
/// @param bytes    JSON; nobody changes them
@SuppressWarnings("ArrayRecordComponent") // recordings are read, never compared
public record Recording(String software, String version, String kind, byte[] bytes) {

    /// All of them, in the order of their names.
    public static List<Recording> all() {
        return new String(read("index.txt"), UTF_8).lines().map(Recording::of).toList();
    }

    /// The one of that name.
    ///
    /// @param path like `lemmy-0.19.20/announce-create-page.json`
    /// @throws IllegalArgumentException when there is none
    public static Recording of(String path) {
        int dash = path.indexOf('-');
        int slash = path.indexOf('/');
        if (dash < 0 || slash < dash || !path.endsWith(".json")) {
            throw new IllegalArgumentException("No name of a recording: " + path);
        }
        String kind = path.substring(slash + 1, path.length() - ".json".length());
        return new Recording(path.substring(0, dash), path.substring(dash + 1, slash), kind, read(path));
    }

    private static byte[] read(String path) {
        try (InputStream in = Recording.class.getResourceAsStream("peers/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no recording " + path);
            }
            return in.readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public String toString() {
        return software + "-" + version + "/" + kind;
    }
}
