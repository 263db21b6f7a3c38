package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StylesheetTest {

    private static final Pattern TOKEN =
            Pattern.compile("--([a-z0-9-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");

    @ParameterizedTest
    @CsvSource({
        "ink, paper", "ink, surface", "ink, sunken", "ink, ours-soft", "ink, attend-soft", "ink, harm-soft",
        "ink-soft, paper", "ink-soft, surface", "ink-soft, sunken", "ours, paper", "ours, surface", "on-ours, ours",
        "attend, paper", "attend, surface", "harm, paper", "harm, surface", "harm, harm-soft"
    })
    void textCanBeReadInLightAndDark(String text, String ground) {
        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrast(text, ground, theme)).as("theme " + theme).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @CsvSource({"line-strong, paper", "line-strong, surface", "ours, paper", "harm, surface"})
    void bordersOfWhatIsOperatedCanBeSeen(String border, String ground) {
        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrast(border, ground, theme)).as("theme " + theme).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void nothingIsLoadedFromAnywhereElse() {
        assertThat(stylesheet()).doesNotContain("@import", "http://", "https://", "url(");
    }

    @Test
    void itReadsFromEitherSide() {
        assertThat(stylesheet().lines().filter(line -> !line.contains("[align=")))
                .noneMatch(
                        line -> line.matches(
                                ".*\\b(margin|padding|border)-(left|right)\\b.*|.*[;{ ](left|right): .*|.*(text-align|float): (left|right).*"));
    }

    @Test
    void itStaysSmall() {
        assertThat(text("folkmoot.css").length()).isLessThan(29_000);
        assertThat(text("folkmoot.js").length()).isLessThan(8_000);
    }

    private static double contrast(String one, String other, int theme) {
        double a = luminance(token(one, theme));
        double b = luminance(token(other, theme));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// As WCAG 2.2 defines it.
    private static double luminance(int colour) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int part = 0; part < 3; part++) {
            double value = (colour >> (16 - 8 * part) & 0xFF) / 255.0;
            sum += weights[part] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static int token(String name, int theme) {
        Map<String, Integer> tokens = new HashMap<>();
        Matcher matcher = TOKEN.matcher(stylesheet());
        while (matcher.find()) {
            tokens.put(matcher.group(1), Integer.parseInt(matcher.group(2 + theme), 16));
        }
        return Objects.requireNonNull(tokens.get(name), name);
    }

    private static String stylesheet() {
        return text("folkmoot.css");
    }

    private static String text(String name) {
        try (InputStream asset = Objects.requireNonNull(Pages.class.getResourceAsStream("../assets/" + name))) {
            return new String(asset.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
