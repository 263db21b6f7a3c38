package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// What is written in a story: the communities of the site, what its members write before and after a giant came, and
/// what the giant's
/// people write. Made up, a line each.
///
/// @param lines each in columns
record DemoTexts(List<List<String>> lines) {

    /// When members write it.
    enum Part {
        BEFORE,
        AFTER
    }

    /// A community of the site.
    record Community(String name, String title, boolean membersOnly) {}

    /// A post of a member.
    record Post(String community, String title, String text, List<String> answers) {}

    static DemoTexts read() {
        try (InputStream file = DemoTexts.class.getResourceAsStream("threads-demo.tsv")) {
            if (file == null) {
                throw new IllegalStateException("The texts of the story are not packed with the program");
            }
            return new DemoTexts(new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    List<Community> communities() {
        return lines.stream()
                .filter(line ->
                        line.getFirst().equals("community") || line.getFirst().equals("members"))
                .map(line ->
                        new Community(line.get(1), line.get(2), line.getFirst().equals("members")))
                .toList();
    }

    List<Post> posts(Part part) {
        return lines.stream()
                .filter(line -> line.getFirst().equals(part.name().toLowerCase(Locale.ROOT)))
                .map(line -> new Post(line.get(1), line.get(2), line.get(3), line.subList(4, line.size())))
                .toList();
    }

    /// The titles of what the giant's people post.
    List<String> giant() {
        return lines.stream()
                .filter(line -> line.getFirst().equals("giant"))
                .map(line -> line.get(1))
                .toList();
    }
}
