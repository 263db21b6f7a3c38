package org.folkmoot.web.messages;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One sentence of a catalogue, taken apart once: text, values, and choices by number or by word.
///
/// ICU reads the pattern; its own formatter is not used, because it may not be shared between threads and costs far
/// more than a page of a few hundred sentences can spend. A test compares both on the whole catalogue.
record Message(List<Piece> pieces) {

    sealed interface Piece {}

    record Text(String text) implements Piece {}

    /// A value where its name stands.
    record Value(String name) implements Piece {}

    /// The number of the choice around it (`#`).
    record Count(String name) implements Piece {}

    /// @param exact  by number itself (`=0`)
    /// @param byKind by the language's kinds of plural (`one`, `other`)
    record Plural(String name, Map<Long, Message> exact, Map<String, Message> byKind) implements Piece {}

    record Select(String name, Map<String, Message> byWord) implements Piece {}

    static Message parse(String pattern) {
        MessagePattern parts = new MessagePattern(pattern);
        return message(parts, 0, null);
    }

    /// The whole of it when it is but a text; null when it needs values.
    @Nullable
    String plain() {
        return switch (pieces.size()) {
            case 0 -> "";
            case 1 -> pieces.getFirst() instanceof Text(String text) ? text : null;
            default -> null;
        };
    }

    /// The names of all values that it needs.
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        collect(names);
        return names;
    }

    /// The same with each text changed, as the pseudo-locales are made.
    Message map(UnaryOperator<String> change) {
        return new Message(pieces.stream()
                .<Piece>map(piece -> switch (piece) {
                    case Text(String text) -> new Text(change.apply(text));
                    case Value value -> value;
                    case Count count -> count;
                    case Plural(var name, var exact, var byKind) ->
                        new Plural(name, mapped(exact, change), mapped(byKind, change));
                    case Select(var name, var byWord) -> new Select(name, mapped(byWord, change));
                })
                .toList());
    }

    /// The same between two texts.
    Message within(String before, String after) {
        List<Piece> wrapped = new ArrayList<>();
        wrapped.add(new Text(before));
        wrapped.addAll(pieces);
        wrapped.add(new Text(after));
        return new Message(List.copyOf(wrapped));
    }

    private static <K> Map<K, Message> mapped(Map<K, Message> messages, UnaryOperator<String> change) {
        Map<K, Message> changed = new LinkedHashMap<>();
        messages.forEach((key, message) -> changed.put(key, message.map(change)));
        return changed;
    }

    private void collect(Set<String> names) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Text text -> {}
                case Value(String name) -> names.add(name);
                case Count(String name) -> names.add(name);
                case Plural plural -> {
                    names.add(plural.name());
                    plural.exact().values().forEach(message -> message.collect(names));
                    plural.byKind().values().forEach(message -> message.collect(names));
                }
                case Select select -> {
                    names.add(select.name());
                    select.byWord().values().forEach(message -> message.collect(names));
                }
            }
        }
    }

    private static Message message(MessagePattern parts, int start, @Nullable String counted) {
        List<Piece> pieces = new ArrayList<>();
        int limit = parts.getLimitPartIndex(start);
        int textFrom = parts.getPart(start).getLimit();
        for (int at = start + 1; at <= limit; at++) {
            Part part = parts.getPart(at);
            add(pieces, parts.getPatternString().substring(textFrom, part.getIndex()));
            switch (part.getType()) {
                case INSERT_CHAR -> add(pieces, Character.toString(part.getValue()));
                case REPLACE_NUMBER -> pieces.add(new Count(counted == null ? "" : counted));
                case ARG_START -> {
                    pieces.add(argument(parts, at));
                    at = parts.getLimitPartIndex(at);
                }
                default -> {} // MSG_LIMIT ends the loop; SKIP_SYNTAX is left out of the text
            }
            textFrom = parts.getPart(at).getLimit();
        }
        return new Message(List.copyOf(pieces));
    }

    private static void add(List<Piece> pieces, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast() instanceof Text(String before)) {
            pieces.removeLast();
            pieces.add(new Text(before + text));
        } else {
            pieces.add(new Text(text));
        }
    }

    private static Piece argument(MessagePattern parts, int start) {
        String name = parts.getSubstring(parts.getPart(start + 1));
        ArgType type = parts.getPart(start).getArgType();
        return switch (type) {
            case NONE, SIMPLE -> new Value(name);
            case PLURAL -> plural(parts, start, name);
            case SELECT -> new Select(name, selected(parts, start, null));
            case CHOICE, SELECTORDINAL ->
                throw new IllegalArgumentException("Catalogues do without " + type + ": " + parts.getPatternString());
        };
    }

    private static Piece plural(MessagePattern parts, int start, String name) {
        Map<Long, Message> exact = new LinkedHashMap<>();
        Map<String, Message> byKind = new LinkedHashMap<>();
        selected(parts, start, name).forEach((selector, message) -> {
            if (selector.startsWith("=")) {
                exact.put(Long.valueOf(selector.substring(1)), message);
            } else {
                byKind.put(selector, message);
            }
        });
        return new Plural(name, exact, byKind);
    }

    private static Map<String, Message> selected(MessagePattern parts, int start, @Nullable String counted) {
        Map<String, Message> chosen = new LinkedHashMap<>();
        int limit = parts.getLimitPartIndex(start);
        String selector = "";
        for (int at = start + 2; at < limit; at++) {
            switch (parts.getPart(at).getType()) {
                case ARG_SELECTOR -> selector = parts.getSubstring(parts.getPart(at));
                case MSG_START -> {
                    chosen.put(selector, message(parts, at, counted));
                    at = parts.getLimitPartIndex(at);
                }
                default -> {} // the number that an exact selector repeats
            }
        }
        return chosen;
    }
}
