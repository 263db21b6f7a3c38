package org.folkmoot.server.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.folkmoot.database.Migrations.Step;
import org.folkmoot.database.transfer.Shape;
import org.folkmoot.database.transfer.Shape.Partition;
import org.folkmoot.database.transfer.Shape.Table;
import org.jspecify.annotations.Nullable;

/// What a backup says of itself before its tables: lines of a word and what it says, so that it can be
/// read without us.
///
/// @param id          of this backup alone
/// @param folkmoot    the version of the program that made it
/// @param postgres    the version of the database that it was made of
/// @param site        the public address, or "not set up"
/// @param steps       the migrations that made its tables
/// @param environment the settings that stood in the environment, by name; their values are not in the
///                    backup
public record BackupManifest(
        String id,
        Instant made,
        String folkmoot,
        String postgres,
        String site,
        List<Step> steps,
        Shape shape,
        List<String> environment) {

    /// Rises when an older program could not read what is written.
    private static final int FORMAT = 1;

    public BackupManifest {
        steps = List.copyOf(steps);
        environment = List.copyOf(environment);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "format", Integer.toString(FORMAT));
        line(text, "id", id);
        line(text, "made", made.toString());
        line(text, "folkmoot", folkmoot);
        line(text, "postgresql", postgres);
        line(text, "site", site);
        for (Step step : steps) {
            line(text, "migration", step.version() + " " + step.checksum() + " " + step.description());
        }
        for (Table table : shape.tables()) {
            line(text, "table", table.name() + " " + String.join(",", table.columns()));
        }
        for (Partition partition : shape.partitions()) {
            line(text, "partition", partition.table() + " " + partition.name() + " " + partition.bounds());
        }
        for (String sequence : shape.sequences()) {
            line(text, "sequence", sequence);
        }
        for (String variable : environment) {
            line(text, "environment", variable);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String word, String says) {
        text.append(word).append(' ').append(says).append('\n');
    }

    /// @throws BackupRefused when a newer program wrote it
    static BackupManifest parse(String text) {
        Lines lines = new Lines(text);
        String format = lines.one("format");
        if (!format.equals(Integer.toString(FORMAT))) {
            throw new BackupRefused("It was made by a newer Folkmoot (" + lines.one("folkmoot")
                    + "). Use that version or a newer one.");
        }
        try {
            return new BackupManifest(
                    lines.one("id"),
                    Instant.parse(lines.one("made")),
                    lines.one("folkmoot"),
                    lines.one("postgresql"),
                    lines.one("site"),
                    lines.all("migration", 3).stream()
                            .map(parts -> new Step(parts[0], parts[2], checksum(parts[1])))
                            .toList(),
                    new Shape(
                            lines.all("table", 2).stream()
                                    .map(parts -> new Table(parts[0], Arrays.asList(Lines.apart(parts[1], ","))))
                                    .toList(),
                            lines.all("partition", 3).stream()
                                    .map(parts -> new Partition(parts[0], parts[1], parts[2]))
                                    .toList(),
                            lines.all("sequence", 1).stream()
                                    .map(parts -> parts[0])
                                    .toList()),
                    lines.all("environment", 1).stream().map(parts -> parts[0]).toList());
        } catch (DateTimeException | NumberFormatException odd) {
            throw new BackupRefused("Its list of contents makes no sense: " + odd.getMessage() + ".", odd);
        }
    }

    private static @Nullable Integer checksum(String text) {
        return text.equals("null") ? null : Integer.valueOf(text);
    }

    /// Lines of a word and what it says.
    static final class Lines {

        private final List<String> lines;

        Lines(String text) {
            lines = text.lines().toList();
        }

        String one(String word) {
            return lines.stream()
                    .filter(line -> line.startsWith(word + " "))
                    .map(line -> line.substring(word.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new BackupRefused("Its list of contents does not say its " + word + "."));
        }

        /// What all lines with that word say, each in as many parts.
        List<String[]> all(String word, int parts) {
            List<String[]> all = new ArrayList<>();
            for (String line : lines) {
                if (line.startsWith(word + " ")) {
                    String[] found = line.substring(word.length() + 1).split(" ", parts);
                    if (found.length < parts) {
                        throw new BackupRefused("Its list of contents makes no sense in the line “" + line + "”.");
                    }
                    all.add(found);
                }
            }
            return all;
        }

        static String[] apart(String text, String by) {
            return text.split(by, -1);
        }
    }
}
