package org.folkmoot.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every test that `docs/advisories.md` names exists, and every line of it names one or says why
/// there is none.
class AdvisoriesTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Sources SOURCES = Sources.find();
    private static final String DOCUMENT = Sources.text(SOURCES.file("docs/advisories.md"));

    @Test
    void everyTestThatIsNamedExists() {
        Map<String, String> tests = SOURCES.modules().stream()
                .flatMap(module -> SOURCES.files(module, "src/test/java", "Test.java").stream())
                .collect(Collectors.toMap(AdvisoriesTest::name, Sources::text, (one, other) -> one + other));
        assertThat(NAMED.matcher(DOCUMENT).results())
                .isNotEmpty()
                .allSatisfy(named -> assertThat(tests.getOrDefault(named.group(1), ""))
                        .as(named.group())
                        .contains(" void " + named.group(2) + "("));
    }

    @Test
    void everyLineNamesATestOrSaysWhyThereIsNone() {
        assertThat(DOCUMENT.lines().filter(line -> line.startsWith("| ") && !line.startsWith("| advisory")))
                .hasSizeGreaterThan(50)
                .allSatisfy(line -> assertThat(
                                NAMED.matcher(line).find() || line.contains("ot yet") || line.contains("No page holds"))
                        .as(line)
                        .isTrue());
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
