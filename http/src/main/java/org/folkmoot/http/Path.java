package org.folkmoot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The path of a request in one canonical writing, so that no two writings of an address are guarded differently.
///
/// @param segments      what stands between the slashes, decoded; empty for the front page
/// @param trailingSlash whether it was written with a slash at its end
record Path(List<String> segments, boolean trailingSlash) {

    /// Reads a path as it was sent. `..`, hidden slashes and control characters are refused, not resolved: no page of
    /// ours has such an address, and no browser sends one.
    static Path read(String raw) {
        if (!raw.startsWith("/")) {
            throw malformed();
        }
        List<String> segments = new ArrayList<>();
        String[] parts = raw.substring(1).split("/", -1);
        for (String part : parts) {
            String segment = PercentEncoding.decode(part, false, "the address");
            if (segment.equals(".") || segment.equals("..") || segment.chars().anyMatch(Path::hidden)) {
                throw malformed();
            }
            segments.add(segment);
        }
        boolean trailingSlash = segments.getLast().isEmpty();
        if (trailingSlash) {
            segments.removeLast();
        }
        return new Path(List.copyOf(segments), trailingSlash && !segments.isEmpty());
    }

    private static boolean hidden(int character) {
        return character == '/' || character == '\\' || character < 0x20 || character == 0x7f;
    }

    private static TurnedAway malformed() {
        return new TurnedAway(new Problem.Malformed("the address is not a plain path"));
    }

    /// The one way to write it, without a slash at its end.
    String canonical() {
        return segments.stream().map(PercentEncoding::encode).collect(Collectors.joining("/", "/", ""));
    }

    /// As it reads, for pages.
    String decoded() {
        return "/" + String.join("/", segments);
    }
}
