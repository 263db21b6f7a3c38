package org.folkmoot.server.house;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Draws `docs/house.md` from the rooms' signs. `./dev map` runs it from its source; a test fails when the file is not
/// what it would draw.
final class HouseMap {

    static final String FILE = "docs/house.md";

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern LINK = Pattern.compile("\\[#?([\\w.#]+)]");

    private HouseMap() {}

    /// Writes the map anew.
    public static void main(String[] words) throws IOException {
        Sources sources = Sources.find();
        Files.writeString(sources.file(FILE), draw(sources));
    }

    static String draw(Sources sources) {
        StringBuilder map = new StringBuilder("""
                # The house

                Drawn from the signs of the rooms (`package-info.java`) by `./dev map`; change the sign, not this page.

                Calls go down: a module imports only what stands above it here, and a room of the forum only rooms of a lower
                floor. News travels up through the ledger. The rules are tests: `server`, package `house`.
                """);
        for (String module : sources.modules()) {
            List<Sign> signs =
                    Sign.of(sources, module).stream().sorted(byFloor()).toList();
            if (!signs.isEmpty()) {
                map.append("\n## ").append(module).append('\n');
                signs.forEach(sign -> draw(map, sign));
            }
        }
        return map.toString();
    }

    private static void draw(StringBuilder map, Sign sign) {
        String room = sign.room().replace("org.folkmoot.", "");
        map.append("\n### `").append(room).append("`\n\n");
        map.append(plain(sign.line("What it is"))).append("\n\n");
        for (String label : Sign.LABELS.subList(1, Sign.LABELS.size())) {
            map.append("- **")
                    .append(label)
                    .append(":** ")
                    .append(plain(sign.line(label)))
                    .append('\n');
        }
    }

    /// Links to classes lead nowhere outside the sources.
    private static String plain(String line) {
        return LINK.matcher(line).replaceAll("`$1`");
    }

    /// Rooms with a numbered floor by number, the others before them by name.
    private static Comparator<Sign> byFloor() {
        return Comparator.comparingInt(HouseMap::floor).thenComparing(Sign::room);
    }

    private static int floor(Sign sign) {
        String floor = sign.line("Floor").split("[ (,;]", 2)[0];
        return NUMBER.matcher(floor).matches() ? Integer.parseInt(floor) : -1;
    }
}
