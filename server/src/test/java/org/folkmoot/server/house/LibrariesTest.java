package org.folkmoot.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Everything that the program needs is packed with it. What `server` itself asks for as a part of its tests alone,
/// Maven leaves out of
/// the package, even where a module below needs it to run: the tests do not miss it, and whoever runs the program does.
class LibrariesTest {

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency><groupId>([^<]+)</groupId><artifactId>([^<]+)</artifactId>(?:<type>([^<]+)</type>)?(?:<scope>([^<]+)</scope>)?");

    private static final Sources SOURCES = Sources.find();

    @Test
    void nothingThatAModuleNeedsToRunIsLeftOutOfThePackage() {
        Set<String> packed = needed("server");
        Set<String> left = new HashSet<>();
        of("server").forEach((library, scope) -> {
            if (scope.equals("test") && packed.contains(library)) {
                left.add(library);
            }
        });
        assertThat(packed).contains("org.jsoup:jsoup", "org.folkmoot:forum");
        assertThat(left).isEmpty();
    }

    /// What a module and those below it need to run.
    private static Set<String> needed(String module) {
        Set<String> needed = new HashSet<>();
        of(module).forEach((library, scope) -> {
            if (!scope.equals("test") && needed.add(library) && library.startsWith("org.folkmoot:")) {
                needed.addAll(needed(library.substring("org.folkmoot:".length())));
            }
        });
        return needed;
    }

    /// The libraries of a module with their scope; test-jars are none.
    private static Map<String, String> of(String module) {
        Map<String, String> libraries = new HashMap<>();
        Matcher found = DEPENDENCY.matcher(Sources.text(SOURCES.file(module + "/pom.xml")));
        while (found.find()) {
            if (found.group(3) == null) {
                libraries.put(
                        found.group(1) + ":" + found.group(2), found.group(4) == null ? "compile" : found.group(4));
            }
        }
        return libraries;
    }
}
