package org.folkmoot.rules.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads and writes values apart by commas (RFC 4180), for lists that nobody keeps in order.
///
/// A quoted value may hold commas, quotes and line ends. Where the quotes of a line make no sense, it is that line
/// alone: what comes after it is read as if it were not there.
final class CommaSeparated {

    /// Characters between two quotes; a quote without an end would else take the rest of the list with it.
    private static final int LONGEST_QUOTED = 10_000;

    private final String text;
    private int at;
    private int number = 1;

    private CommaSeparated(String text) {
        this.text = text;
    }

    /// One record.
    ///
    /// @param number of its first line, from one
    /// @param written its first line, as it stands there
    /// @param values  at least one; null when its quotes make no sense
    record Line(int number, String written, @Nullable List<String> values) {}

    /// The records of a text, those without a character too.
    ///
    /// @param most as many lines of the text as are read
    static List<Line> read(String text, int most) {
        String marked = text.startsWith("\ufeff") ? text.substring(1) : text;
        CommaSeparated reader = new CommaSeparated(marked.replace("\r\n", "\n").replace('\r', '\n'));
        List<Line> lines = new ArrayList<>();
        while (reader.at < reader.text.length() && reader.number <= most) {
            lines.add(reader.line());
        }
        return lines;
    }

    /// How many lines a text has.
    static long lines(String text) {
        return text.lines().count();
    }

    private Line line() {
        int begun = at;
        int first = number;
        String written = text.substring(begun, end(begun));
        List<String> values = values();
        if (values == null) {
            at = begun + written.length();
        }
        number += (int) text.substring(begun, at)
                        .chars()
                        .filter(each -> each == '\n')
                        .count()
                + 1;
        at++;
        return new Line(first, written, values);
    }

    /// Where the line ends that a place is in.
    private int end(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end;
    }

    /// The values from here to the end of the record.
    private @Nullable List<String> values() {
        List<String> values = new ArrayList<>();
        while (true) {
            String value = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
            if (value == null) {
                return null;
            }
            values.add(value);
            if (at >= text.length() || text.charAt(at) == '\n') {
                return values;
            }
            at++;
        }
    }

    private String plain() {
        int begun = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(begun, at);
    }

    /// A value between quotes; null when nothing ends it, or something else than a comma follows.
    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        int begun = at;
        for (at++; at < text.length() && at - begun <= LONGEST_QUOTED; at++) {
            if (text.charAt(at) != '"') {
                value.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append('"');
                at++;
            } else {
                at++;
                return at >= text.length() || text.charAt(at) == ',' || text.charAt(at) == '\n'
                        ? value.toString()
                        : null;
            }
        }
        return null;
    }

    /// A record as it is written, without a line end.
    static String written(List<String> values) {
        return values.stream().map(CommaSeparated::written).collect(Collectors.joining(","));
    }

    private static String written(String value) {
        boolean plain = value.strip().equals(value) && value.chars().noneMatch(each -> "\",\r\n".indexOf(each) >= 0);
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
