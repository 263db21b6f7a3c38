package org.folkmoot.http;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.folkmoot.http.RouteGroup.Guard;
import org.folkmoot.http.RouteGroup.Route;
import org.jspecify.annotations.Nullable;

/// Finds the routes for a path.
final class RouteTable {

    private final List<Entry> entries;
    /// Only a handful of all routes are of a path's length and begin as it does.
    private final Map<RoutePattern.Place, List<Entry>> byPlace;

    /// A route with what its group says of it.
    record Entry(Route route, RouteGroup group, RoutePattern pattern) {}

    RouteTable(List<RouteGroup> groups) {
        this.entries = groups.stream()
                .flatMap(group -> group.routes().stream()
                        .map(route -> new Entry(route, group, RoutePattern.read(route.pattern()))))
                .sorted(Comparator.comparingLong(entry -> entry.pattern().varying()))
                .toList();
        this.byPlace = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.pattern().place()));
    }

    /// The first route of each method whose pattern fits; a pattern with fewer varying parts comes first.
    ///
    /// @param byPeer whether another server asks: it sees its own routes first, and nobody else sees them
    Map<Method, Entry> fitting(Path path, boolean byPeer) {
        Map<Method, Entry> found = new EnumMap<>(Method.class);
        for (Entry entry : near(path)) {
            if (forPeers(entry) == byPeer && entry.pattern().fits(path.segments())) {
                found.putIfAbsent(entry.route().method(), entry);
            }
        }
        return found.isEmpty() && byPeer ? fitting(path, false) : found;
    }

    /// Whether what is answered here depends on who asks.
    boolean hasTwoDoors(Path path) {
        for (Entry entry : near(path)) {
            if (forPeers(entry) && entry.pattern().fits(path.segments())) {
                return true;
            }
        }
        return false;
    }

    private List<Entry> near(Path path) {
        return byPlace.getOrDefault(RoutePattern.Place.of(path.segments()), List.of());
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
