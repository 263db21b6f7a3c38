package org.folkmoot.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.folkmoot.database.Database;
import org.folkmoot.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// That the tables can one day be spread over many servers by Citus, as they are: asked of the catalogue, without
/// Citus.
@ExtendWith(TestDatabase.class)
class GrowthDbTest {

    private static final Path ROOMS = Path.of("src/main/java/org/folkmoot/forum");
    private static final Pattern OWNED = Pattern.compile("`(\\w+)`|\\(growth: ([a-z ]+)\\)");

    private static final String UNIQUE = """
            select owner.relname as owner, index.relname as name,
                   array(select attname from pg_attribute
                         where attrelid = owner.oid and attnum = any(indkey::smallint[])) as columns
            from pg_index
            join pg_class owner on owner.oid = indrelid
            join pg_class index on index.oid = indexrelid
            where indisunique and owner.relnamespace = current_schema()::regnamespace and not owner.relispartition
            """;

    private static final String REFERENCES = """
            select owner.relname as owner, target.relname as target, conname as name,
                   array(select attname from unnest(conkey) with ordinality as key (number, place)
                         join pg_attribute on attrelid = conrelid and attnum = key.number order by place) as columns,
                   array(select attname from unnest(confkey) with ordinality as key (number, place)
                         join pg_attribute on attrelid = confrelid and attnum = key.number order by place) as targets
            from pg_constraint
            join pg_class owner on owner.oid = conrelid
            join pg_class target on target.oid = confrelid
            where contype = 'f' and owner.relnamespace = current_schema()::regnamespace
            """;

    private record Unique(String owner, String name, List<String> columns) {}

    private record Reference(String owner, String target, String name, List<String> columns, List<String> targets) {}

    private final Database database;
    private final Map<String, String> growth = signs();

    GrowthDbTest(Database database) throws IOException {
        this.database = database;
    }

    @Test
    void everyTableHasItsGrowthOnASign() {
        List<String> tables = database.read(transaction -> transaction
                .query("select relname from pg_class where relnamespace = current_schema()::regnamespace "
                        + "and relkind in ('r', 'p') and not relispartition and relname <> 'flyway_schema_history'")
                .mapTo(String.class)
                .list());

        assertThat(growth.keySet()).containsExactlyInAnyOrderElementsOf(tables);
        assertThat(growth).doesNotContainValue("");
        assertThat(Set.copyOf(growth.values()))
                .isSubsetOf("by post id", "by person", "by own key", "by day", "reference");
    }

    @Test
    void everyUniqueIndexHoldsTheColumnByWhichItsTableIsSpread() {
        Map<String, Set<String>> shared = new HashMap<>();
        for (Unique unique : database.<List<Unique>>read(
                transaction -> transaction.query(UNIQUE).mapTo(Unique.class).list())) {
            String column = column(unique.owner());
            if (column != null) {
                assertThat(unique.columns()).as(unique.name()).contains(column);
            } else if ("by own key".equals(growth.get(unique.owner()))) {
                shared.computeIfAbsent(unique.owner(), table -> new HashSet<>(unique.columns()))
                        .retainAll(unique.columns());
            }
        }
        assertThat(shared)
                .isNotEmpty()
                .allSatisfy((table, columns) -> assertThat(columns).as(table).isNotEmpty());
    }

    @Test
    void everyForeignKeyIsOneThatCitusTakes() {
        List<Reference> references = database.read(transaction ->
                transaction.query(REFERENCES).mapTo(Reference.class).list());

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(taken(reference))
                        .as(
                                "%s: %s to %s",
                                reference.name(), growth.get(reference.owner()), growth.get(reference.target()))
                        .isTrue());
    }

    /// To a table that is everywhere from anywhere; otherwise only along the column by which both are spread alike.
    private boolean taken(Reference reference) {
        if ("reference".equals(growth.get(reference.target()))) {
            return true;
        }
        String column = column(reference.owner());
        String target = column(reference.target());
        int place = column == null ? -1 : reference.columns().indexOf(column);
        return place >= 0
                && reference.targets().get(place).equals(target)
                && String.valueOf(growth.get(reference.owner())).equals(growth.get(reference.target()));
    }

    /// The column by which a table is spread; null for one that is everywhere, or that has a key of its own.
    private @Nullable String column(String table) {
        return switch (String.valueOf(growth.get(table))) {
            case "by post id" -> table.equals("post") ? "id" : "post_id";
            case "by person" -> table.equals("person") ? "id" : "person_id";
            case "by day" -> "happened_on";
            default -> null;
        };
    }

    /// What the signs say of each table: the growth that is named next after it.
    private static Map<String, String> signs() throws IOException {
        Map<String, String> growth = new HashMap<>();
        try (Stream<Path> rooms = Files.list(ROOMS)) {
            for (Path room : rooms.filter(Files::isDirectory).toList()) {
                Set<String> named = new HashSet<>();
                Matcher owned = OWNED.matcher(owns(Files.readString(room.resolve("package-info.java"))));
                while (owned.find()) {
                    String table = owned.group(1);
                    if (table != null) {
                        named.add(table);
                        growth.put(table, "");
                    } else {
                        named.forEach(one -> growth.put(one, owned.group(2)));
                        named.clear();
                    }
                }
            }
        }
        return growth;
    }

    private static String owns(String sign) {
        String[] after = sign.split("- \\*\\*Owns:\\*\\*", 2);
        return Arrays.stream(after[1].split("- \\*\\*", 2)[0].split("\n"))
                .map(line -> line.replaceFirst("^\\s*///\\s*", ""))
                .reduce("", (text, line) -> text + " " + line);
    }
}
