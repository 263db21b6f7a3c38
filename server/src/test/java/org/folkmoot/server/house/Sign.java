package org.folkmoot.server.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a room says of itself in its `package-info.java`.
///
/// @param room   the name of the package
/// @param lines  by their label, each on one line
/// @param nulls  whether the room says where null may be
record Sign(String room, Map<String, String> lines, boolean nulls) {

    /// The labels that a sign has, in this order.
    static final List<String> LABELS = List.of("What it is", "Floor", "Owns", "Always true", "Read first");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern LABELLED = Pattern.compile("- \\*\\*([^*]+):\\*\\* (.+)");
    private static final Pattern NAMED = Pattern.compile("`([a-z_]+)`");

    /// Reads the sign in a file.
    static Sign read(Path file) {
        String text = Sources.text(file);
        Matcher name = PACKAGE.matcher(text);
        if (!name.find()) {
            throw new IllegalStateException(file + " names no package");
        }
        return new Sign(name.group(1), lines(text), text.contains("@NullMarked"));
    }

    /// All signs of a module.
    static List<Sign> of(Sources sources, String module) {
        return sources.java(module).stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(Sign::read)
                .toList();
    }

    String line(String label) {
        return lines.getOrDefault(label, "");
    }

    /// The tables that the room owns: all names in the style of tables.
    List<String> tables() {
        return NAMED.matcher(line("Owns"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// An entry goes on over the lines after it, until an empty one or the next entry.
    private static Map<String, String> lines(String text) {
        List<String> entries = new ArrayList<>();
        boolean within = false;
        for (String line : comment(text)) {
            if (line.startsWith("- ")) {
                entries.add(line);
                within = true;
            } else if (line.isEmpty()) {
                within = false;
            } else if (within) {
                entries.set(entries.size() - 1, entries.getLast() + " " + line);
            }
        }
        return entries.stream()
                .map(LABELLED::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        found -> found.group(1),
                        found -> found.group(2),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static List<String> comment(String text) {
        return text.lines()
                .filter(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .toList();
    }
}
