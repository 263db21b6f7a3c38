package org.folkmoot.web.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every language that pages are written in.
class LanguagesTest {

    private static final String ENGLISH = "en";

    /// Names, signs and words that German shares with English.
    private static final Set<String> THE_SAME_IN_GERMAN = Set.of(
            "page.title",
            "chip.nsfw",
            "origin.server",
            "origin.share",
            "post-form.in",
            "post-form.url",
            "post-form.body",
            "community-form.name",
            "sign-up.name",
            "sign-up.question",
            "log-in.name",
            "now.mebibytes",
            "now.milliseconds",
            "state.version",
            "state.database",
            "terms.name",
            "terms.change-of",
            "terms.change",
            "what-if.list",
            "consultation.passphrase",
            "evidence.link",
            "peers.ask-label");

    static Stream<String> languages() {
        return Catalogues.load().offered().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheMessagesOfEnglishInTheirOrder(String tag) {
        assertThat(Written.keys(tag)).doesNotHaveDuplicates().containsExactlyElementsOf(Written.keys(ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMessageNeedsTheValuesOfTheEnglishOne(String tag) {
        Map<String, String> english = Written.catalogue(ENGLISH);
        Written.catalogue(tag)
                .forEach((key, pattern) -> assertThat(Message.parse(pattern).names())
                        .as(key)
                        .isEqualTo(Message.parse(english.getOrDefault(key, "")).names()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMessageReadsAsIcuReadsIt(String tag) {
        Words words = Catalogues.load().words(tag);
        Written.catalogue(tag).forEach((key, pattern) -> {
            for (long number : new long[] {0, 1, 2, 5, 1234, -3}) {
                Map<String, Object> values = new HashMap<>();
                Message.parse(pattern).names().forEach(name -> values.put(name, number));
                String expected = new MessageFormat(pattern, ULocale.forLanguageTag(tag)).format(values);
                assertThat(said(words, key, values)).as(key).isEqualTo(expected);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noSentenceRaisesItsVoiceOrUsesSignsOfATypewriter(String tag) {
        Written.catalogue(tag)
                .forEach((key, pattern) -> assertThat(pattern.replaceAll("!name@", ""))
                        .as(key)
                        .doesNotContain("!", "'", "\"", "...", "oops")
                        .doesNotContainPattern(" [-] |  "));
    }

    @Test
    void germanQuotesAreGermanAndNumbersKeepTheirUnits() {
        Written.catalogue("de")
                .forEach((key, pattern) -> assertThat(pattern.replaceAll("„[^„“]*“", ""))
                        .as(key)
                        .doesNotContain("„", "“", "”", "’", " %"));
    }

    @Test
    void nothingIsLeftInEnglishBesideNamesAndSigns() {
        Map<String, String> english = Written.catalogue(ENGLISH);
        Set<String> same = new TreeSet<>();
        Written.catalogue("de").forEach((key, pattern) -> {
            if (pattern.equals(english.get(key))) {
                same.add(key);
            }
        });
        assertThat(same).containsExactlyInAnyOrderElementsOf(THE_SAME_IN_GERMAN);
    }

    @Test
    void germanNumbersDatesAndListsAreGerman() {
        Words words = Catalogues.load().words("de-AT");
        assertThat(words.number(1204)).isEqualTo("1.204");
        assertThat(words.shortNumber(999)).isEqualTo("999");
        assertThat(words.shortNumber(1204)).isEqualTo("1.204");
        assertThat(words.shortNumber(-12_045)).isEqualTo("-12\u00A0Tsd.");
        assertThat(words.shortNumber(999_600)).isEqualTo("1\u00A0Mio.");
        assertThat(words.shortNumber(1_204_000)).isEqualTo("1,2\u00A0Mio.");
        assertThat(words.percent(125)).isEqualTo("12,5");
        assertThat(words.percent(250)).isEqualTo("25");
        assertThat(words.day(Instant.parse("2026-10-15T16:00:00Z"))).isEqualTo("15. Okt. 2026");
        assertThat(words.moment(Instant.parse("2026-03-01T16:00:00Z"))).isEqualTo("1. März 2026, 16:00 UTC");
        assertThat(words.list(List.of("a", "b", "c"))).isEqualTo("a, b und c");
    }

    @Test
    void englishDatesBeginWithTheDay() {
        Words words = Catalogues.load().words(ENGLISH);
        assertThat(words.day(Instant.parse("2026-09-03T16:00:00Z"))).isEqualTo("3 Sep 2026");
        assertThat(words.moment(Instant.parse("2026-03-01T16:00:00Z"))).isEqualTo("1 March 2026, 16:00 UTC");
        assertThat(words.percent(125)).isEqualTo("12.5");
    }

    private static String said(Words words, String key, Map<String, Object> values) {
        return words.say(
                key,
                values.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray());
    }
}
