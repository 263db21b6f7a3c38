package org.folkmoot.api.governance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.peers.TermsRule;

/// A part of an address that whoever asks fills in.
///
/// @param path    whether it is a segment of the path, which is always there; else it stands in the query
/// @param schema  as in [Kind]
/// @param reading what was written; empty where that makes no sense
/// @param sense   what would make sense, to end a sentence
record Parameter<V>(
        String name,
        boolean path,
        Map<String, Object> schema,
        String meaning,
        Function<String, Optional<V>> reading,
        String sense) {

    /// As apps expect of ids.
    private static final int LARGEST = Integer.MAX_VALUE;

    private static final int LONGEST = 1000;

    /// A server, by its domain.
    static Parameter<String> server(boolean path, String meaning) {
        return new Parameter<>(
                "server",
                path,
                Map.of("type", "string", "maxLength", 300, "examples", List.of("beta.example")),
                meaning,
                TermsRule::domain,
                "the domain of a server, such as beta.example");
    }

    /// The number of something in the path.
    static Parameter<Long> number(String meaning) {
        return whole("number", true, 1, LARGEST, meaning);
    }

    static Parameter<Long> from(String name, String meaning) {
        return whole(name, false, 0, LARGEST, meaning);
    }

    static Parameter<Long> limit(int most, int usual) {
        Parameter<Long> limit = whole("limit", false, 1, most, "How many at most.");
        Map<String, Object> schema = new LinkedHashMap<>(limit.schema());
        schema.put("default", usual);
        return new Parameter<>("limit", false, schema, limit.meaning(), limit.reading(), limit.sense());
    }

    private static Parameter<Long> whole(String name, boolean path, int least, int most, String meaning) {
        return new Parameter<>(
                name,
                path,
                Map.of("type", "integer", "minimum", least, "maximum", most),
                meaning,
                text -> text.matches("0|[1-9][0-9]{0,9}")
                        ? Optional.of(Long.parseLong(text)).filter(number -> number >= least && number <= most)
                        : Optional.empty(),
                "a whole number from " + least + " to " + most);
    }

    static Parameter<String> text(String name, String meaning) {
        return new Parameter<>(
                name,
                false,
                Map.of("type", "string", "maxLength", LONGEST),
                meaning,
                text -> Optional.of(text).filter(given -> given.length() <= LONGEST),
                "a text of " + LONGEST + " characters at most");
    }

    /// One constant of an enum, in small letters.
    static <E extends Enum<E>> Parameter<E> word(String name, Class<E> type, String meaning) {
        List<String> words =
                Stream.of(type.getEnumConstants()).map(Kind::written).toList();
        return new Parameter<>(
                name,
                false,
                Map.of("type", "string", "enum", words),
                meaning,
                text -> Stream.of(type.getEnumConstants())
                        .filter(each -> Kind.written(each).equals(text))
                        .findFirst(),
                "one of " + String.join(", ", words));
    }

    /// Whose votes count while something is looked at.
    static Parameter<Lens> lens() {
        return new Parameter<>(
                "lens",
                false,
                Map.of(
                        "type",
                        "string",
                        "pattern",
                        "^(site|members|everything|without-small|without:.+)$",
                        "default",
                        "site"),
                "Whose votes count: as the site's terms say (`site`), those of its members alone (`members`), all"
                        + " (`everything`), or as the site counts without one peer (`without:SERVER`) or without all small"
                        + " ones together (`without-small`).",
                Lens::read,
                "site, members, everything, without-small, or without: and a server");
    }

    /// As the document describes it.
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("in", path ? "path" : "query");
        described.put("required", path);
        described.put("description", meaning);
        described.put("schema", schema);
        return described;
    }
}
