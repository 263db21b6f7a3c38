package org.folkmoot.web.messages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All catalogues, read once, and the choice among them.
///
/// Two pseudo-locales are made from English for those who build pages: `en-XA` accents every letter, so that text which
/// bypasses the catalogue shows at once; `ar-XB` reads from right to left.
public final class Catalogues {

    private static final List<String> WRITTEN = List.of("en", "de");
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ACCENTED = "áƀçđéƒĝĥíĵķļɱñóþɋŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";

    private final Map<String, Words> words;

    private Catalogues(Map<String, Words> words) {
        this.words = words;
    }

    /// Reads every catalogue of the class path.
    public static Catalogues load() {
        Map<String, Words> words = new LinkedHashMap<>();
        for (String tag : WRITTEN) {
            words.put(tag, new Words(tag, read(tag)));
        }
        words.put(
                "en-XA",
                new Words(
                        "en-XA",
                        changed(message -> message.map(Catalogues::accented).within("[", "]"))));
        words.put(
                "ar-XB",
                new Words(
                        "ar-XB",
                        changed(message -> message.map(UnaryOperator.identity()).within("\u202E", "\u202C"))));
        return new Catalogues(words);
    }

    /// The languages that people can choose, most complete first.
    public List<String> offered() {
        return WRITTEN;
    }

    /// The words of a language that was asked for by name, also as it is spoken somewhere (`de-AT`); English when we do
    /// not speak it.
    ///
    /// @param tag a BCP 47 tag; null when nothing was said
    public Words words(@Nullable String tag) {
        Words exactly = tag == null ? null : words.get(tag);
        return exactly != null ? exactly : spoken(tag == null ? List.of() : List.of(Locale.forLanguageTag(tag)));
    }

    /// The words that a browser asks for; English when it asks for none of ours.
    ///
    /// @param preferred the dearest first
    public Words spoken(List<Locale> preferred) {
        String tag = dearest(preferred);
        return Objects.requireNonNull(words.get(tag == null ? "en" : tag));
    }

    /// The dearest language of a browser that we speak; null when it asks for none of ours.
    public @Nullable String dearest(List<Locale> preferred) {
        for (Locale locale : preferred) {
            for (String tag : WRITTEN) {
                if (Locale.forLanguageTag(tag).getLanguage().equals(locale.getLanguage())) {
                    return tag;
                }
            }
        }
        return null;
    }

    private static Map<String, Message> changed(UnaryOperator<Message> change) {
        Map<String, Message> changed = new HashMap<>();
        read("en").forEach((key, message) -> changed.put(key, change.apply(message)));
        return changed;
    }

    private static String accented(String text) {
        return text.chars()
                .mapToObj(letter -> {
                    int at = PLAIN.indexOf(letter);
                    return at < 0 ? Character.toString(letter) : ACCENTED.substring(at, at + 1);
                })
                .collect(Collectors.joining());
    }

    private static Map<String, Message> read(String tag) {
        Properties lines = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Catalogues.class.getResourceAsStream(tag + ".properties"), tag),
                StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, Message> messages = new HashMap<>();
        lines.forEach((key, pattern) -> messages.put((String) key, Message.parse((String) pattern)));
        return messages;
    }
}
