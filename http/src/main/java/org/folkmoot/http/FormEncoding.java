package org.folkmoot.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `a=1&b=2`, as queries and forms are written.
final class FormEncoding {

    /// More than any form of ours has; a longer one is an attack on the reader.
    private static final int MOST_FIELDS = 1000;

    private FormEncoding() {}

    static Parameters query(String text) {
        return new Parameters(read(text, "the query"));
    }

    static Parameters form(String text) {
        Map<String, List<String>> fields = read(text, "the form");
        // Browsers send line ends in two characters; we keep one, so that lengths are what the writer sees.
        fields.replaceAll((name, values) ->
                values.stream().map(value -> value.replace("\r\n", "\n")).toList());
        return new Parameters(fields);
    }

    /// A field that came as it is, as in a form with files, with what [#form] changes in any.
    static String plain(String value) {
        return value.replace("\r\n", "\n").replace('\0', '\ufffd');
    }

    private static Map<String, List<String>> read(String text, String what) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return found;
        }
        String[] pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new TurnedAway(new Problem.Malformed(what + " has too many fields"));
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!pair.isEmpty()) {
                found.computeIfAbsent(plain(name, what), unseen -> new ArrayList<>())
                        .add(plain(value, what));
            }
        }
        return found;
    }

    /// No NUL: PostgreSQL cannot hold one, and a browser shows it as the replacement character anyway.
    private static String plain(String encoded, String what) {
        return PercentEncoding.decode(encoded, true, what).replace('\0', '\ufffd');
    }
}
