package org.folkmoot.server.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// On which floor each room of the forum stands, as its sign says. A package within a room belongs to the room.
final class Floors {

    private static final String FORUM = "org.folkmoot.forum.";

    private final Map<String, Integer> floors;

    private Floors(Map<String, Integer> floors) {
        this.floors = Map.copyOf(floors);
    }

    static Floors of(List<Sign> signs) {
        Map<String, Integer> floors = new HashMap<>();
        for (Sign sign : signs) {
            if (sign.room().equals(FORUM + room(sign.room()))) {
                String floor = sign.line("Floor").split("[ (,;]", 2)[0];
                if (!floor.matches("\\d+")) {
                    throw new IllegalStateException(sign.room() + " says on which numbered floor it is");
                }
                floors.put(room(sign.room()), Integer.valueOf(floor));
            }
        }
        return new Floors(floors);
    }

    Map<String, Integer> all() {
        return floors;
    }

    /// Whether one package of the forum may import another.
    boolean below(String imported, String importing) {
        String lower = room(imported);
        String upper = room(importing);
        if (lower.equals(upper)) {
            return true;
        }
        Integer lowerFloor = floors.get(lower);
        Integer upperFloor = floors.get(upper);
        return lowerFloor != null && upperFloor != null && lowerFloor < upperFloor;
    }

    private static String room(String packageName) {
        if (!packageName.startsWith(FORUM)) {
            return "";
        }
        return packageName.substring(FORUM.length()).split("\\.", 2)[0];
    }
}
