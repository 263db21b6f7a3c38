package org.folkmoot.web.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Pattern ASKED = Pattern.compile("\\b(?:say|rich)\\(\\s*\"([a-z0-9.-]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\"");

    @Test
    void everyMessageThatPagesAskForIsWritten() {
        assertThat(catalogue().keySet()).containsAll(found(ASKED));
    }

    @Test
    void everyMessageThatIsWrittenIsAskedFor() {
        Set<String> unused = new TreeSet<>(catalogue().keySet());
        unused.removeAll(found(LITERAL));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyMessageReadsAsIcuReadsIt() {
        Words words = Catalogues.load().words("en");
        catalogue().forEach((key, pattern) -> {
            for (long number : new long[] {0, 1, 2, 5, 1234, -3}) {
                Map<String, Object> values = new HashMap<>();
                Message.parse(pattern).names().forEach(name -> values.put(name, number));
                String expected = new MessageFormat(pattern, ULocale.ENGLISH).format(values);
                assertThat(said(words, key, values)).as(key).isEqualTo(expected);
            }
        });
    }

    @Test
    void noSentenceRaisesItsVoiceOrUsesATypewritersApostrophe() {
        catalogue().forEach((key, pattern) -> assertThat(pattern).as(key).doesNotContain("!!", "'", "oops"));
        assertThat(catalogue().values().stream().map(pattern -> pattern.replaceAll("!name@", "")))
                .noneMatch(pattern -> pattern.contains("!"));
    }

    @Test
    void aTextThatPeopleWroteIsIsolated() {
        assertThat(Catalogues.load().words("en").say("post.by", "author", "\u05D0"))
                .isEqualTo("by \u2068\u05D0\u2069");
    }

    @Test
    void aMessageOrAValueThatIsMissingIsAFault() {
        Words words = Catalogues.load().words("en");
        assertThatThrownBy(() -> words.say("no.such")).hasMessageContaining("no.such");
        assertThatThrownBy(() -> words.say("post.by")).hasMessageContaining("author");
    }

    @Test
    void thePseudoLocalesKeepValuesAndChangeEveryWord() {
        Catalogues catalogues = Catalogues.load();
        assertThat(catalogues.words("en-XA").say("post.comments", "count", 3L)).isEqualTo("[3 çóɱɱéñţš]");
        assertThat(catalogues.words("ar-XB").say("act.edit")).isEqualTo("\u202EEdit\u202C");
        assertThat(catalogues.words("ar-XB").direction()).isEqualTo("rtl");
    }

    @Test
    void aBrowserIsAnsweredInALanguageThatWeSpeak() {
        Catalogues catalogues = Catalogues.load();
        assertThat(catalogues.spoken(List.of(Locale.JAPANESE, Locale.UK)).tag()).isEqualTo("en");
        assertThat(catalogues.spoken(List.of(Locale.forLanguageTag("en-XA"))).tag())
                .isEqualTo("en");
        assertThat(catalogues.spoken(List.of()).tag()).isEqualTo("en");
        assertThat(catalogues.words("xx").tag()).isEqualTo("en");
    }

    @Test
    void largeNumbersAreShortBesideTheirWholeSelves() {
        Words words = Catalogues.load().words("en");
        assertThat(words.number(1204)).isEqualTo("1,204");
        assertThat(words.shortNumber(1204)).isEqualTo("1.2K");
        assertThat(words.shortNumber(999)).isEqualTo("999");
    }

    private static String said(Words words, String key, Map<String, Object> values) {
        return words.say(
                key,
                values.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray());
    }

    private static Map<String, String> catalogue() {
        Properties lines = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Catalogues.class.getResourceAsStream("en.properties")),
                StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> catalogue = new TreeMap<>();
        lines.forEach((key, pattern) -> catalogue.put((String) key, (String) pattern));
        return catalogue;
    }

    private static Set<String> found(Pattern pattern) {
        Set<String> found = new TreeSet<>();
        for (String folder : new String[] {"src/main/jte", "src/main/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).forEach(file -> collect(file, pattern, found));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return found;
    }

    private static void collect(Path file, Pattern pattern, Set<String> into) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                into.add(matcher.group(1));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
