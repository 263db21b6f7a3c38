package org.folkmoot.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every rule of the house can fail: for each, somebody breaks it in a small house built for the purpose, and the rule
/// refuses. What the small house needs of others is put there by name only.
class TrespassTest {

    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager DISK = COMPILER.getStandardFileManager(null, Locale.ROOT, null);

    @TempDir
    Path house;

    @AfterAll
    static void close() throws IOException {
        DISK.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverBreaksTheRuleIsRefused(HouseRule rule) {
        for (List<String> trespass : trespasses(rule)) {
            JavaClasses broken = built(trespass);
            assertThat(rule.rule().evaluate(broken).hasViolation())
                    .as("%s refuses%n%s", rule, String.join("\n", trespass))
                    .isTrue();
        }
    }

    @Test
    void aHouseInOrderBreaksNoRule() {
        JavaClasses orderly = built(List.of(
                "package org.folkmoot.values; public record Thing(String name) {}",
                "package org.folkmoot.rules.things; public final class ThingRule { "
                        + "public static boolean judge(org.folkmoot.values.Thing it) { return it.name().isEmpty(); } }",
                "package org.folkmoot.forum.accounts; public final class ThingStore { java.sql.Connection open; }",
                "package org.folkmoot.forum.communities; public class Deed { "
                        + "org.folkmoot.forum.accounts.ThingStore things; static final String NAME = \"x\"; }",
                "package org.folkmoot.web.routes; public class Page { org.folkmoot.forum.communities.Deed deed; }",
                "package org.folkmoot.server; class Clock { java.time.Instant at = java.time.Instant.now(); }"));
        for (HouseRule rule : HouseRule.values()) {
            rule.rule().allowEmptyShould(true).check(orderly);
        }
    }

    /// For each rule the sources of one or more small houses that break it.
    private static List<List<String>> trespasses(HouseRule rule) {
        return switch (rule) {
            case VALUES_KNOW_NOBODY -> List.of(imports("values", "rules.votes"));
            case RULES_KNOW_ONLY_VALUES -> List.of(imports("rules.votes", "forum.votes"), imports("rules", "database"));
            case THE_DATABASE_KNOWS_NO_ROOM -> List.of(imports("database", "forum.posts"));
            case HTTP_KNOWS_ONLY_VALUES -> List.of(imports("http", "forum.posts"), imports("http", "rules.speech"));
            case THE_FORUM_KNOWS_NO_DOOR ->
                List.of(imports("forum.feeds", "http"), imports("forum.feeds", "web.pages"));
            case THE_API_KNOWS_NO_DATABASE ->
                List.of(imports("api.governance", "database"), imports("api.governance", "web.pages"));
            case THE_WEB_KNOWS_NO_DATABASE -> List.of(imports("web.routes", "database"), imports("web", "server"));
            case FEDERATION_KNOWS_NO_OTHER_DOOR ->
                List.of(imports("federation.inbound", "web.pages"), imports("federation.store", "server"));
            case THE_VOCABULARY_KNOWS_NOBODY ->
                List.of(imports("activitypub.vocab", "activitypub.federation"), imports("activitypub.vocab", "values"));
            case THE_PROTOCOL_KNOWS_NO_FORUM ->
                List.of(
                        imports("activitypub.federation", "activitypub.client"),
                        imports("activitypub.federation", "values"));
            case THE_CLIENT_KNOWS_ONLY_THE_PROTOCOL ->
                List.of(imports("activitypub.client", "values"), imports("activitypub.client", "activitypub.testkit"));
            case THE_TESTKIT_KNOWS_ONLY_THE_PROTOCOL -> List.of(imports("activitypub.testkit", "forum.posts"));
            case NOBODY_KNOWS_THE_TESTS -> List.of(imports("server", "testing"));
            case CALLS_GO_DOWN ->
                List.of(
                        imports("forum.accounts", "forum.feeds"),
                        imports("forum.accounts.within", "forum.communities"),
                        imports("forum.feeds", "forum.unsigned"));
            case DOORS_OPEN_NO_STORE ->
                List.of(List.of(
                        "package org.folkmoot.forum.posts; public class PostStore { public record Row() {} }",
                        "package org.folkmoot.web.routes; class Page { org.folkmoot.forum.posts.PostStore.Row row; }"));
            case JUDGEMENTS_ARE_PURE ->
                List.of(
                        uses("rules.votes", "java.sql.Connection"), uses("rules", "java.nio.file.Path"),
                        uses("values", "java.util.concurrent.Future"), uses("rules", "java.util.logging.Logger"),
                        uses("values", "java.io.InputStream"), uses("rules", "java.net.http.HttpClient"));
            case CONNECTIONS_STAY_IN_STORES_AND_VIEWS ->
                List.of(
                        uses("forum.votes", "java.sql.Connection"), uses("web.routes", "javax.sql.DataSource"),
                        uses("server", "java.sql.ResultSet"), borrows("forum.feeds", "com.zaxxer.hikari", "Pool"));
            case SQL_STAYS_IN_THE_FORUM ->
                List.of(
                        borrows("web.routes", "org.jdbi.v3.core", "Handle"),
                        borrows("server", "org.jdbi.v3.core", "Jdbi"));
            case TIME_AND_CHANCE_ARE_PASSED_IN -> timeAndChance();
            case ONLY_HTTP_SEES_ITS_LIBRARY ->
                List.of(
                        borrows("web.routes", "org.eclipse.jetty.io", "Content"),
                        borrows("server", "org.eclipse.jetty.server", "Server"));
            case ONLY_PAGES_SEE_TEMPLATES -> List.of(borrows("web.routes", "gg.jte", "TemplateOutput"));
            case JSON_STAYS_WITH_ITS_CODECS ->
                List.of(
                        borrows("forum.posts", "tools.jackson.databind", "ObjectMapper"),
                        borrows("values", "com.fasterxml.jackson.core", "JsonParser"));
            case NAMES_SAY_WHAT_A_CLASS_DOES ->
                List.of(
                        named("PostManager"),
                        named("PostHelper"),
                        named("PostUtil"),
                        named("PostUtils"),
                        named("PostImpl"),
                        named("PostBase"),
                        named("PostCommon"),
                        named("PostService"));
            case NOTHING_STATIC_CHANGES ->
                List.of(
                        holds("static int count"),
                        holds("static final java.util.Map<?, ?> M = null, N = null; "
                                + "static final java.util.HashMap<?, ?> seen = null"),
                        holds("static final java.util.concurrent.atomic.AtomicLong next = null"),
                        holds("static final java.util.concurrent.ConcurrentHashMap<?, ?> cache = null"));
            case NOTHING_HIDES_IN_A_THREAD -> List.of(uses("forum.posts", "ThreadLocal<String>"));
            case NOBODY_USES_THE_FIRST_CLASS ->
                List.of(List.of(
                        "package org.folkmoot.server; public class Main {}",
                        "package org.folkmoot.server.cli; class Command { org.folkmoot.server.Main main; }"));
            case PACKAGES_FORM_NO_CIRCLE ->
                List.of(List.of(
                        "package org.folkmoot.web.pages; public class A { org.folkmoot.web.routes.B b; }",
                        "package org.folkmoot.web.routes; public class B { org.folkmoot.web.pages.A a; }"));
        };
    }

    private static List<List<String>> timeAndChance() {
        return List.of(
                calls("rules.votes", "java.time.Instant.now()"),
                calls("values", "System.currentTimeMillis()"),
                calls("forum.posts", "java.time.LocalDate.now()"),
                calls("forum.posts", "java.util.UUID.randomUUID()"),
                calls("web.routes", "Math.random()"),
                calls("web.routes", "new java.util.Random()"),
                calls("http", "new java.security.SecureRandom()"),
                calls("database", "java.util.concurrent.ThreadLocalRandom.current()"),
                calls("database", "java.time.Clock.systemUTC()"),
                calls("forum.posts", "java.time.InstantSource.system()"));
    }

    private static List<String> imports(String importing, String imported) {
        return List.of(
                "package org.folkmoot." + imported + "; public class Imported {}",
                "package org.folkmoot." + importing + "; class Importing { org.folkmoot." + imported
                        + ".Imported it; }");
    }

    private static List<String> uses(String room, String type) {
        return List.of("package org.folkmoot." + room + "; class Using { " + type + " it; }");
    }

    private static List<String> borrows(String room, String library, String type) {
        return List.of(
                "package " + library + "; public class " + type + " {}",
                "package org.folkmoot." + room + "; class Borrowing { " + library + "." + type + " it; }");
    }

    private static List<String> calls(String room, String call) {
        return List.of("package org.folkmoot." + room + "; class Calling { Object it() { return " + call + "; } }");
    }

    private static List<String> named(String name) {
        return List.of("package org.folkmoot.forum.posts; class " + name + " {}");
    }

    private static List<String> holds(String field) {
        return List.of("package org.folkmoot.forum.posts; class Holding { " + field + "; }");
    }

    /// Compiles the sources into a folder of their own and reads them as the house is read.
    private JavaClasses built(List<String> sources) {
        try {
            Path folder = Files.createTempDirectory(house, "house");
            List<Path> files = new ArrayList<>();
            for (String source : sources) {
                files.add(written(folder, source));
            }
            compile(folder, files);
            return new ClassFileImporter().importPath(folder);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void compile(Path folder, List<Path> files) {
        List<String> options = List.of("-d", folder.toString(), "-cp", folder.toString(), "-proc:none");
        StringWriter said = new StringWriter();
        boolean done = COMPILER.getTask(said, DISK, null, options, null, DISK.getJavaFileObjectsFromPaths(files))
                .call();
        assertThat(done).as("%s", said).isTrue();
    }

    private static Path written(Path folder, String source) throws IOException {
        Path file = folder.resolve(found(PACKAGE, source).replace('.', '/')).resolve(found(TYPE, source) + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
