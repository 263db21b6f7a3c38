package org.folkmoot.server.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.transfer.Position;
import org.folkmoot.database.transfer.Tally;

/// What a backup says after its tables: what each held, and how far the sequences had come.
public record BackupEnd(Map<String, Tally> tables, List<Position> positions) {

    public BackupEnd {
        tables = new LinkedHashMap<>(tables);
        positions = List.copyOf(positions);
    }

    /// The rows of all tables together.
    public long rows() {
        return tables.values().stream().mapToLong(Tally::rows).sum();
    }

    /// The bytes of all rows together, as COPY writes them.
    public long bytes() {
        return tables.values().stream().mapToLong(Tally::bytes).sum();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        tables.forEach((table, tally) ->
                text.append("table %s %d %d %s\n".formatted(table, tally.rows(), tally.bytes(), tally.fingerprint())));
        for (Position position : positions) {
            text.append("sequence %s %d %s\n".formatted(position.sequence(), position.last(), position.called()));
        }
        return text.append("rows ").append(rows()).append('\n').toString();
    }

    static BackupEnd parse(String text) {
        BackupManifest.Lines lines = new BackupManifest.Lines(text);
        Map<String, Tally> tables = new LinkedHashMap<>();
        List<Position> positions = new ArrayList<>();
        try {
            for (String[] parts : lines.all("table", 4)) {
                tables.put(parts[0], new Tally(Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]));
            }
            for (String[] parts : lines.all("sequence", 3)) {
                positions.add(new Position(parts[0], Long.parseLong(parts[1]), Boolean.parseBoolean(parts[2])));
            }
        } catch (NumberFormatException odd) {
            throw new BackupRefused("Its end makes no sense: " + odd.getMessage() + ".", odd);
        }
        BackupEnd end = new BackupEnd(tables, positions);
        if (!lines.one("rows").equals(Long.toString(end.rows()))) {
            throw new BackupRefused("Its end counts other rows than its tables have.");
        }
        return end;
    }
}
