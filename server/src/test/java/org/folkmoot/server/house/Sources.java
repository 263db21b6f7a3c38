package org.folkmoot.server.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The house as it lies in the repository: its modules, their sources and what they were compiled to.
final class Sources {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final Path root;

    private Sources(Path root) {
        this.root = root;
    }

    /// Looked for from the folder in which this runs, upwards.
    static Sources find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return new Sources(folder);
            }
        }
        throw new IllegalStateException("This is not the folder of the sources, nor one within it");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /// In the order in which they are built.
    List<String> modules() {
        return MODULE.matcher(text(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// Where a module's classes lie when it is compiled.
    Path classes(String module) {
        return root.resolve(module).resolve("target/classes");
    }

    /// A module's files below a folder of it, in the order of their names; none when it has no such folder.
    List<Path> files(String module, String below, String ending) {
        Path folder = root.resolve(module).resolve(below);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    List<Path> java(String module) {
        return files(module, "src/main/java", ".java");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
