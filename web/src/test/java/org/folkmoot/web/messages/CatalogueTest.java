package org.folkmoot.web.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        assertThat(catalogues
                        .spoken(List.of(Locale.forLanguageTag("de-AT"), Locale.UK))
                        .tag())
                .isEqualTo("de");
        assertThat(catalogues
                        .spoken(List.of(Locale.JAPANESE, Locale.forLanguageTag("de-CH")))
                        .tag())
                .isEqualTo("de");
        assertThat(catalogues.spoken(List.of(Locale.UK, Locale.GERMAN)).tag()).isEqualTo("en");
        assertThat(catalogues.words("de-AT").tag()).isEqualTo("de");
        assertThat(catalogues.dearest(List.of(Locale.JAPANESE))).isNull();
    }

    @Test
    void largeNumbersAreShortBesideTheirWholeSelves() {
        Words words = Catalogues.load().words("en");
        assertThat(words.number(1204)).isEqualTo("1,204");
        assertThat(words.shortNumber(1204)).isEqualTo("1.2K");
        assertThat(words.shortNumber(999)).isEqualTo("999");
    }

    private static Map<String, String> catalogue() {
        return Written.catalogue("en");
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
