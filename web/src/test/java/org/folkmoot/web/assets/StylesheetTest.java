package org.folkmoot.web.assets;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final Assets ASSETS = Assets.load();

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
                                ".*\\b(margin|padding|border)-(left|right)\\b.*|.*[;{ ](left|right|float): .*|.*text-align: (left|right).*"));
    }

    @Test
    void itStaysSmall() {
        assertThat(asset("folkmoot.css").bytes().length).isLessThan(28_000);
        assertThat(asset("folkmoot.js").bytes().length).isLessThan(8_000);
    }

    @Test
    void anAddressChangesWithItsContentAndNamesOnlyWhatIsThere() {
        assertThat(ASSETS.url("folkmoot.css")).matches("/assets/folkmoot\\.css\\?v=[0-9a-f]{12}");
        assertThat(asset("mark.svg").contentType()).isEqualTo("image/svg+xml");
        assertThat(ASSETS.asset("../en.properties")).isNull();
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
        return new String(asset("folkmoot.css").bytes(), StandardCharsets.UTF_8);
    }

    private static Assets.Asset asset(String name) {
        return Objects.requireNonNull(ASSETS.asset(name));
    }
}
