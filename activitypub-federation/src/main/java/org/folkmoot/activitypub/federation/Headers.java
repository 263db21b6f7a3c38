package org.folkmoot.activitypub.federation;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header fields of a message, in their order: names without regard to case, any number of values for
/// each.
///
/// A field that could break out of its line cannot be made, so nothing that a peer wrote can become a header
/// of ours.
///
/// @param fields as they came, unmodifiable
public record Headers(List<Field> fields) {

    private static final Headers NONE = new Headers(List.of());

    /// One line of them.
    ///
    /// @param name  a token (RFC 9110, 5.6.2), its case kept as written
    /// @param value without white space around it and without control characters
    public record Field(String name, String value) {

        public Field {
            if (name.isEmpty() || !isToken(name)) {
                throw new IllegalArgumentException("This cannot name a header: " + name);
            }
            value = value.strip();
            if (holdsControl(value)) {
                throw new IllegalArgumentException("The header " + name + " holds a control character");
            }
        }

        // loops and no streams: every header of every request comes by here
        private static boolean isToken(String name) {
            for (int at = 0; at < name.length(); at++) {
                if (!inToken(name.charAt(at))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean holdsControl(String value) {
            for (int at = 0; at < value.length(); at++) {
                char letter = value.charAt(at);
                if ((letter < ' ' && letter != '\t') || letter == 0x7f) {
                    return true;
                }
            }
            return false;
        }

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }

        private static boolean inToken(char letter) {
            return (letter >= '0' && letter <= '9')
                    || (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || "!#$%&'*+-.^_`|~".indexOf(letter) >= 0;
        }
    }

    public Headers {
        fields = List.copyOf(fields);
    }

    public static Headers none() {
        return NONE;
    }

    /// Names and values by turns: `of("Host", "forum.example", "Date", …)`.
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A name without a value");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(fields);
    }

    /// The same with this value alone under the name, at the end.
    public Headers with(String name, String value) {
        return without(name).and(name, value);
    }

    /// The same with one more field at the end, whatever stands under the name already.
    public Headers and(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Headers(more);
    }

    public Headers without(String name) {
        return new Headers(fields.stream().filter(field -> !field.is(name)).toList());
    }

    /// The first value under a name; null if there is none.
    public @Nullable String first(String name) {
        for (Field field : fields) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return null;
    }

    /// All values under a name, in their order.
    public List<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
    }

    /// All values under a name as one, joined by comma and space as both kinds of signature want it; null if
    /// there is none.
    public @Nullable String joined(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : String.join(", ", values);
    }

    /// The media type that the body is said to have: lower case, without parameters; empty if nothing is
    /// said.
    public String mediaType() {
        String value = first("Content-Type");
        return value == null ? "" : value.split(";", 2)[0].strip().toLowerCase(ROOT);
    }
}
