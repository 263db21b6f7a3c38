package org.folkmoot.server.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Who may import what, and a few habits: every rule of the house that classes can keep or break.
///
/// `docs/adr/` says why; [TrespassTest] shows for each that it can fail.
enum HouseRule {
    VALUES_KNOW_NOBODY(module("values")),
    RULES_KNOW_ONLY_VALUES(module("rules", "values")),
    THE_DATABASE_KNOWS_NO_ROOM(module("database", "values")),
    HTTP_KNOWS_ONLY_VALUES(module("http", "values")),
    THE_FORUM_KNOWS_NO_DOOR(module("forum", "values", "rules", "database")),
    THE_API_KNOWS_NO_DATABASE(module("api", "values", "rules", "forum", "http")),
    THE_WEB_KNOWS_NO_DATABASE(module("web", "values", "rules", "forum", "http")),
    FEDERATION_KNOWS_NO_OTHER_DOOR(module("federation", "values", "rules", "database", "forum", "http", "activitypub")),
    THE_VOCABULARY_KNOWS_NOBODY(module("activitypub.vocab")),
    THE_PROTOCOL_KNOWS_NO_FORUM(module("activitypub.federation", "activitypub.vocab")),
    THE_CLIENT_KNOWS_ONLY_THE_PROTOCOL(module("activitypub.client", "activitypub.federation", "activitypub.vocab")),
    THE_TESTKIT_KNOWS_ONLY_THE_PROTOCOL(module("activitypub.testkit", "activitypub")),
    NOBODY_KNOWS_THE_TESTS(noClasses()
            .that(resideInAPackage("org.folkmoot..").and(not(resideInAPackage("org.folkmoot.testing.."))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.folkmoot.testing.."))),
    CALLS_GO_DOWN(downwards()),
    DOORS_OPEN_NO_STORE(noClasses()
            .that()
            .resideInAnyPackage("org.folkmoot.web..", "org.folkmoot.api..", "org.folkmoot.federation..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.folkmoot.forum..").and(named("Store")))),
    JUDGEMENTS_ARE_PURE(noClasses()
            .that()
            .resideInAnyPackage("org.folkmoot.rules..", "org.folkmoot.values..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.net.http..",
                    "java.io..",
                    "java.nio.file..",
                    "java.util.concurrent..",
                    "java.util.logging..",
                    "org.slf4j.."))),
    CONNECTIONS_STAY_IN_STORES_AND_VIEWS(noClasses()
            .that(resideInAPackage("org.folkmoot..").and(not(holdsConnections())))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer.."))),
    SQL_STAYS_IN_THE_FORUM(noClasses()
            .that()
            .resideInAPackage("org.folkmoot..")
            .and()
            .resideOutsideOfPackages(
                    "org.folkmoot.database..",
                    "org.folkmoot.testing..",
                    "org.folkmoot.forum..",
                    "org.folkmoot.federation.store..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.jdbi..", "org.flywaydb.."))),
    TIME_AND_CHANCE_ARE_PASSED_IN(noClasses()
            .that()
            .resideInAPackage("org.folkmoot..")
            .and()
            .resideOutsideOfPackages("org.folkmoot.server..", "org.folkmoot.testing..", "org.folkmoot.examples..")
            .should()
            .callCodeUnitWhere(readsTimeOrChance())),
    ONLY_HTTP_SEES_ITS_LIBRARY(noClasses()
            .that()
            .resideInAPackage("org.folkmoot..")
            .and()
            .resideOutsideOfPackages("org.folkmoot.http..", "org.folkmoot.activitypub.client..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.eclipse.jetty.."))),
    ONLY_PAGES_SEE_TEMPLATES(noClasses()
            .that()
            .resideInAPackage("org.folkmoot..")
            .and()
            .resideOutsideOfPackage("org.folkmoot.web.pages..")
            .should()
            .dependOnClassesThat(resideInAPackage("gg.jte.."))),
    JSON_STAYS_WITH_ITS_CODECS(noClasses()
            .that()
            .resideInAPackage("org.folkmoot..")
            .and()
            .resideOutsideOfPackages(
                    "org.folkmoot.activitypub.vocab..",
                    "org.folkmoot.web..",
                    "org.folkmoot.api..",
                    "org.folkmoot.forum.ledger..",
                    "org.folkmoot.forum.migration..")
            .and()
            .haveSimpleNameNotEndingWith("Codec")
            .should()
            .dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."))),
    NAMES_SAY_WHAT_A_CLASS_DOES(noClasses()
            .that()
            .resideInAPackage("org.folkmoot..")
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Common|Service)")),
    NOTHING_STATIC_CHANGES(fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.folkmoot..")
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.folkmoot.testing..")
            .and()
            .areStatic()
            .should(stayAsTheyAre())),
    NOTHING_HIDES_IN_A_THREAD(noClasses()
            .that()
            .resideInAPackage("org.folkmoot..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class)),
    /// The first class of the program only hands over to the command line, and nobody uses it.
    PACKAGES_FORM_NO_CIRCLE(slices().matching("org.folkmoot.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    describe("the first class", type -> type.getName().equals("org.folkmoot.server.Main")),
                    resideInAPackage("org.folkmoot.server.cli.."))),
    NOBODY_USES_THE_FIRST_CLASS(noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.folkmoot.server.Main")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.folkmoot.server.Main"));

    /// ArchUnit's rules never change, though they do not say so to the compiler.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ArchRule rule;

    HouseRule(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule.as(name());
    }

    /// A module imports of ours only itself and those named.
    private static ArchRule module(String module, String... others) {
        String[] allowed = Stream.concat(Stream.of(module), Arrays.stream(others))
                .map(name -> "org.folkmoot." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("org.folkmoot." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.folkmoot..").and(not(resideInAnyPackage(allowed))));
    }

    private static ArchRule downwards() {
        Sources sources = Sources.find();
        Floors floors = Floors.of(Sign.of(sources, "forum"));
        ArchCondition<JavaClass> condition = new ArchCondition<>("import only rooms of a lower floor") {
            @Override
            public void check(JavaClass upper, ConditionEvents events) {
                for (Dependency dependency : upper.getDirectDependenciesFromSelf()) {
                    String lower = dependency.getTargetClass().getPackageName();
                    if (lower.startsWith("org.folkmoot.forum.") && !floors.below(lower, upper.getPackageName())) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
        return classes().that().resideInAPackage("org.folkmoot.forum..").should(condition);
    }

    private static DescribedPredicate<JavaClass> named(String ending) {
        return describe(
                "are named …" + ending, type -> outermost(type).getSimpleName().endsWith(ending));
    }

    private static DescribedPredicate<JavaClass> holdsConnections() {
        DescribedPredicate<JavaClass> inForum =
                resideInAPackage("org.folkmoot.forum..").and(named("Store").or(named("View")));
        return resideInAnyPackage(
                        "org.folkmoot.database..", "org.folkmoot.testing..", "org.folkmoot.federation.store..")
                .or(inForum);
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static DescribedPredicate<JavaCall<?>> readsTimeOrChance() {
        Set<String> constructors =
                Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");
        Map<String, Set<String>> methods = Map.of(
                "java.lang.System",
                Set.of("currentTimeMillis"),
                "java.lang.Math",
                Set.of("random"),
                "java.util.UUID",
                Set.of("randomUUID"),
                "java.time.InstantSource",
                Set.of("system"),
                "java.time.Clock",
                Set.of("systemUTC", "systemDefaultZone", "system"),
                Random.class.getName(),
                Set.of("from"),
                RandomGenerator.class.getName(),
                Set.of("of", "getDefault"),
                ThreadLocalRandom.class.getName(),
                Set.of("current"),
                "java.security.SecureRandom",
                Set.of("getInstance", "getInstanceStrong"));
        return describe("read the time or draw chance", call -> {
            String owner = call.getTargetOwner().getName();
            boolean made = call.getName().equals("<init>") && constructors.contains(owner);
            boolean now = owner.startsWith("java.time.") && call.getName().equals("now");
            return made || now || methods.getOrDefault(owner, Set.of()).contains(call.getName());
        });
    }

    /// Static fields are final, and what they hold cannot change: no collection that takes elements later, no counter.
    private static ArchCondition<JavaField> stayAsTheyAre() {
        List<Class<?>> changing = List.of(
                StringBuilder.class,
                java.util.HashMap.class,
                java.util.TreeMap.class,
                java.util.HashSet.class,
                java.util.TreeSet.class,
                java.util.ArrayList.class,
                java.util.ArrayDeque.class,
                java.util.concurrent.ConcurrentMap.class,
                java.util.concurrent.locks.Lock.class);
        return new ArchCondition<>("be final and hold what does not change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean collection = changing.stream().anyMatch(type::isAssignableTo)
                        || type.getPackageName().equals("java.util.concurrent.atomic");
                boolean open = !field.getModifiers().contains(JavaModifier.FINAL);
                if (open || collection) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription() + " can change"));
                }
            }
        };
    }
}
