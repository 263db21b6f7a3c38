package org.folkmoot.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shape of addresses: `/post/{id}/edit`, in which a name stands for one segment that is not empty.
///
/// @param segments as they are written; a name stands in braces
record RoutePattern(List<String> segments) {

    static RoutePattern read(String pattern) {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("A pattern begins with a slash: " + pattern);
        }
        RoutePattern read = new RoutePattern(
                pattern.equals("/") ? List.of() : List.of(pattern.substring(1).split("/", -1)));
        for (String segment : read.segments()) {
            if (!named(segment) && (segment.isEmpty() || segment.contains("{") || segment.contains("}"))) {
                throw new IllegalArgumentException("A name stands for a whole segment: " + pattern);
            }
        }
        return read;
    }

    private static boolean named(String segment) {
        return segment.length() > 2 && segment.startsWith("{") && segment.endsWith("}");
    }

    /// How many of its segments vary.
    long varying() {
        return segments.stream().filter(RoutePattern::named).count();
    }

    /// Under what its routes are found: how many segments, and the first of them, which does not vary.
    Place place() {
        if (!segments.isEmpty() && named(segments.getFirst())) {
            throw new IllegalArgumentException("The first segment of a pattern does not vary: " + segments);
        }
        return Place.of(segments);
    }

    /// Where patterns and paths meet.
    record Place(int segments, String first) {

        static Place of(List<String> segments) {
            return new Place(segments.size(), segments.isEmpty() ? "" : segments.getFirst());
        }
    }

    /// Whether it has the shape of a path of as many segments.
    ///
    /// @param path decoded
    boolean fits(List<String> path) {
        for (int at = 0; at < segments.size(); at++) {
            String segment = segments.get(at);
            boolean same = named(segment) ? !path.get(at).isEmpty() : segment.equals(path.get(at));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /// What stands in a path that fits where the pattern has names.
    Map<String, String> parts(List<String> path) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int at = 0; at < segments.size(); at++) {
            String segment = segments.get(at);
            if (named(segment)) {
                parts.put(segment.substring(1, segment.length() - 1), path.get(at));
            }
        }
        return parts;
    }
}
