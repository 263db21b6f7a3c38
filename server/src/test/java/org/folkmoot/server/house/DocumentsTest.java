package org.folkmoot.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents name is there: every class by its room and name, every other document by its path.
class DocumentsTest {

    /// `forum.votes.CastVote`, with or without `org.folkmoot.` before it.
    private static final Pattern CLASS = Pattern.compile("`(?:org\\.folkmoot\\.)?((?:[a-z]+\\.)+[A-Z]\\w+)`");
    private static final Pattern DOCUMENT = Pattern.compile("`(docs/[\\w/.-]+\\.md)`");

    private static final Sources SOURCES = Sources.find();

    @Test
    void everyClassThatADocumentNamesExists() {
        Set<String> known = SOURCES.modules().stream()
                .flatMap(module -> Stream.of("src/main/java", "src/test/java")
                        .flatMap(folder -> SOURCES.files(module, folder, ".java").stream()
                                .map(file -> name(SOURCES.file(module).resolve(folder), file))))
                .collect(Collectors.toSet());
        assertThat(named(CLASS))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @Test
    void everyDocumentThatADocumentNamesExists() {
        assertThat(named(DOCUMENT))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(SOURCES.file(name)).exists());
    }

    @Test
    void decisionsAreNumberedWithoutGaps() {
        List<String> numbers = SOURCES.files("docs", "adr", ".md").stream()
                .map(file -> file.getFileName().toString().substring(0, 4))
                .sorted()
                .toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            expected.add("%04d".formatted(i));
        }
        assertThat(numbers).isEqualTo(expected);
    }

    private static List<String> named(Pattern pattern) {
        return documents().stream()
                .flatMap(file -> pattern.matcher(Sources.text(file)).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static List<Path> documents() {
        return SOURCES.files("docs", "", ".md").stream()
                .filter(Files::isRegularFile)
                .toList();
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file)
                .toString()
                .replace('/', '.')
                .replace("org.folkmoot.", "")
                .replace(".java", "");
    }
}
