package org.folkmoot.http;

import io.javalin.config.RouterConfig;
import io.javalin.router.matcher.PathParser;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.folkmoot.http.RouteGroup.Guard;
import org.folkmoot.http.RouteGroup.Route;
import org.jspecify.annotations.Nullable;

/// Finds the route for a path; the matching itself is the library's.
final class RouteTable {

    private final List<Entry> entries;

    /// A route with what its group says of it.
    record Entry(Route route, RouteGroup group, PathParser parser) {}

    RouteTable(List<RouteGroup> groups) {
        RouterConfig strict = new RouterConfig();
        strict.ignoreTrailingSlashes = false;
        this.entries = groups.stream()
                .flatMap(group -> group.routes().stream()
                        .map(route -> new Entry(route, group, new PathParser(route.pattern(), strict))))
                .sorted(Comparator.comparingInt(
                        entry -> entry.parser().getPathParamNames().size()))
                .toList();
    }

    /// The first route of each method whose pattern fits; a pattern with fewer varying parts comes first.
    ///
    /// @param byPeer whether another server asks: it sees its own routes first, and nobody else sees them
    Map<Method, Entry> fitting(String canonicalPath, boolean byPeer) {
        Map<Method, Entry> found = new EnumMap<>(Method.class);
        for (Entry entry : entries) {
            if (forPeers(entry) == byPeer && entry.parser().matches(canonicalPath)) {
                found.putIfAbsent(entry.route().method(), entry);
            }
        }
        return found.isEmpty() && byPeer ? fitting(canonicalPath, false) : found;
    }

    /// Whether what is answered here depends on who asks.
    boolean hasTwoDoors(String canonicalPath) {
        return entries.stream()
                .anyMatch(entry -> forPeers(entry) && entry.parser().matches(canonicalPath));
    }

    private static boolean forPeers(Entry entry) {
        return entry.group().guard() == Guard.PEER;
    }

    Map<String, List<Method>> patterns() {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.route().pattern(),
                        TreeMap::new,
                        Collectors.mapping(entry -> entry.route().method(), Collectors.toList())));
    }

    static Map<String, String> parts(Entry entry, String canonicalPath) {
        return entry.parser().extractPathParams(canonicalPath);
    }

    static @Nullable Method method(String written) {
        return switch (written) {
            case "GET", "HEAD" -> Method.GET;
            case "POST" -> Method.POST;
            case "PUT" -> Method.PUT;
            case "PATCH" -> Method.PATCH;
            case "DELETE" -> Method.DELETE;
            default -> null;
        };
    }
}
