package org.folkmoot.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/// Every command that a document tells is one that the program, or the developers' script, understands.
class CommandsInDocumentsTest {

    private static final Path ROOT = Path.of("..");
    /// In a code span, or at the start of a line of a code block, with whatever is set for it before it.
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:^|`)(?:[A-Z_]+=\\S+ )*(?:\\./|/opt/folkmoot/)folkmoot((?: [^`\\n|]*)?)", Pattern.MULTILINE);
    private static final Pattern SCRIPT = Pattern.compile("(?:^|`)\\./dev(?: ([a-z-]+))?", Pattern.MULTILINE);
    private static final Pattern WORD_OF_SCRIPT = Pattern.compile("^  ([a-z-]+)\\)", Pattern.MULTILINE);

    @Test
    void theProgramUnderstandsEveryOneOfItsOwn() {
        Set<String> told = told(PROGRAM);

        assertThat(told).contains("", "doctor", "--version");
        assertThat(told)
                .allSatisfy(words ->
                        assertThat(understood(words)).as("./folkmoot %s", words).isTrue());
    }

    /// A document may name a command without what belongs to it.
    private static boolean understood(String words) {
        try {
            Commands.line().parseArgs(split(words));
            return true;
        } catch (MissingParameterException named) {
            return true;
        } catch (ParameterException unknown) {
            return false;
        }
    }

    @Test
    void theScriptKnowsEveryWord() {
        Set<String> known = WORD_OF_SCRIPT
                .matcher(text(ROOT.resolve("dev")))
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toSet());

        assertThat(told(SCRIPT)).contains("test", "bench").allSatisfy(word -> {
            if (!word.isEmpty()) {
                assertThat(known).contains(word);
            }
        });
    }

    private static String[] split(String words) {
        return Pattern.compile(" ")
                .splitAsStream(words)
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private static Set<String> told(Pattern command) {
        return documents().stream()
                .flatMap(document -> command.matcher(text(document)).results())
                .map(found -> found.group(1) == null ? "" : found.group(1).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> documents() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
