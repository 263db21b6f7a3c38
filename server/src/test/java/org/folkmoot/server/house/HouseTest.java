package org.folkmoot.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The house keeps its rules: in its classes, its signs and its map.
class HouseTest {

    private static final Sources SOURCES = Sources.find();

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importPaths(SOURCES.modules().stream()
                    .map(SOURCES::classes)
                    .filter(Files::isDirectory)
                    .toList());

    @ParameterizedTest
    @EnumSource
    void theHouseKeepsTheRule(HouseRule rule) {
        rule.rule().allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void everyModuleIsLookedAt() {
        for (String module : SOURCES.modules()) {
            boolean written = SOURCES.java(module).stream().anyMatch(file -> !file.endsWith("package-info.java"));
            assertThat(!written || HOUSE.containPackage("org.folkmoot." + module.replace('-', '.')))
                    .as("%s is compiled", module)
                    .isTrue();
        }
    }

    @Test
    void everyPackageHasASignWithItsFiveLines() {
        for (String module : SOURCES.modules()) {
            for (Path folder : SOURCES.java(module).stream()
                    .map(Path::getParent)
                    .distinct()
                    .toList()) {
                Path file = folder.resolve("package-info.java");
                assertThat(file).exists();
                Sign sign = Sign.read(file);
                assertThat(sign.lines().keySet()).as(sign.room()).containsExactlyElementsOf(Sign.LABELS);
                assertThat(sign.nulls()).as("%s is @NullMarked", sign.room()).isTrue();
            }
        }
    }

    @Test
    void everyRoomOfTheForumHasAFloorOfItsOwn() {
        Map<Integer, List<String>> rooms = Floors.of(Sign.of(SOURCES, "forum")).all().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        assertThat(rooms.values()).isNotEmpty().allSatisfy(on -> assertThat(on).hasSize(1));
    }

    @Test
    void theMapIsWhatTheSignsSay() {
        assertThat(SOURCES.file(HouseMap.FILE)).exists();
        assertThat(Sources.text(SOURCES.file(HouseMap.FILE)))
                .as("docs/house.md is out of date: run ./dev map")
                .isEqualTo(HouseMap.draw(SOURCES));
    }
}
