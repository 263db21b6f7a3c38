package org.folkmoot.server.house;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds in a text which tables its SQL writes to, or makes.
final class SqlWrites {

    private static final Pattern LITERAL = Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    /// An `update` after `for`, `key`, `do` or `on` locks rows, or is the end of an insertion.
    private static final Pattern WRITE = Pattern.compile(
            "(?:insert\\s+into|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|copy|(?<!\\b(?:for|key|do|on)\\s{1,9})update)"
                    + "\\s+(?:only\\s+)?([a-z_][a-z_0-9]*)");
    private static final Pattern MADE =
            Pattern.compile("create\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?([a-z_][a-z_0-9]*)");
    private static final Pattern PARTITION = Pattern.compile("create\\s+table\\s+\\S+\\s+partition\\s+of");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");

    private SqlWrites() {}

    /// The tables to which the string literals of a Java source write.
    static List<String> inJava(String source) {
        String code = source.lines()
                .filter(line -> !line.strip().startsWith("//"))
                .reduce("", (before, line) -> before + line + "\n");
        return LITERAL.matcher(code)
                .results()
                .flatMap(found -> found.group(1) != null ? Stream.of(found.group(1)) : Stream.of(found.group(2)))
                .flatMap(SqlWrites::written)
                .distinct()
                .toList();
    }

    /// The tables that a migration makes.
    static List<String> made(String migration) {
        String sql = PARTITION.matcher(plain(migration)).replaceAll("");
        return MADE.matcher(sql)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static Stream<String> written(String text) {
        return WRITE.matcher(plain(text)).results().map(found -> found.group(1)).filter(name -> !name.equals("set"));
    }

    private static String plain(String sql) {
        return COMMENT.matcher(sql).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
