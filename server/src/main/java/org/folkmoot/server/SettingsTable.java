package org.folkmoot.server;

import java.util.ArrayList;
import java.util.List;

/// The settings as a list for people: on the terminal, and in `docs/settings.md`.
public final class SettingsTable {

    private static final int WIDTH = 96;
    private static final String INDENT = "    ";

    private SettingsTable() {}

    /// For the terminal, with what is set here; secrets are only said to be set.
    public static String forPeople(SettingsText text) {
        StringBuilder lines = new StringBuilder("""
                In the environment a setting has the name below. In the file it is written without FOLKMOOT_ and in
                small letters, such as `port = 8536`. The environment wins. What is no setting stops the start.

                """);
        for (Setting setting : Setting.values()) {
            lines.append(setting.variable()).append('\n');
            wrapped(setting.meaning())
                    .forEach(line -> lines.append(INDENT).append(line).append('\n'));
            lines.append(INDENT).append("default: ").append(setting.fallback()).append('\n');
            SettingsText.Written written = text.written(setting);
            if (written != null) {
                String value = setting.secret() ? "(hidden)" : written.value();
                lines.append(INDENT)
                        .append("here:    ")
                        .append(value)
                        .append("  (from ")
                        .append(written.where())
                        .append(")\n");
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    /// The table of `docs/settings.md`.
    public static String forDocuments() {
        StringBuilder lines =
                new StringBuilder("| in the environment | in the file | default | meaning |\n|---|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            String key = setting.inFile() ? "`" + setting.key() + "`" : "–";
            lines.append("| `")
                    .append(setting.variable())
                    .append("` | ")
                    .append(key)
                    .append(" | ")
                    .append(setting.fallback())
                    .append(" | ")
                    .append(setting.meaning())
                    .append(" |\n");
        }
        return lines.toString();
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
