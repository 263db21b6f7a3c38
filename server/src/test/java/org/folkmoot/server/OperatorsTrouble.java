package org.folkmoot.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What whoever runs the server meets; their own tests show it, and are named here as long as they are there.
final class OperatorsTrouble {

    private static final String SERVER = "../server/src/test/java/org/folkmoot/server/FolkmootProcessDbTest.java";
    private static final String EMBEDDED =
            "../database/src/test/java/org/folkmoot/database/embedded/EmbeddedPostgresDbTest.java";
    private static final String MIGRATIONS = "../database/src/test/java/org/folkmoot/database/MigrationsDbTest.java";

    private static final Map<String, List<String>> SHOWN = new TreeMap<>(Map.of(
            SERVER,
            List.of(
                    "itStartsOnNothingAndKeepsASecondOneOffUntilItIsKilled",
                    "oneThatWasKilledStartsAgainAndStopsInGoodOrder",
                    "aPortThatIsTakenIsToldInASentence",
                    "aWrongSettingStopsTheStartBeforeAnythingIsMade",
                    "theDoctorNamesWhatIsWrongWithADatabaseThatIsAway"),
            EMBEDDED,
            List.of(
                    "aSecondFolkmootOnTheSameFolderIsRefused",
                    "aServerThatOutlivedItsFolkmootIsAdopted",
                    "aFolkmootThatIsKilledLosesNothingAndStartsAgain",
                    "whatAPowerCutLeftOfThePidFileDoesNotStopIt",
                    "aClusterThatWasNotMadeToItsEndIsMadeAnew",
                    "aClusterOfAnotherPostgresqlIsRefusedInASentence"),
            MIGRATIONS,
            List.of(
                    "aStepThatIsCutShortIsTakenBackAndTakenAtTheNextStart",
                    "aStepThatIsMarkedAsFailedStopsEveryStart",
                    "aDatabaseThatANewerFolkmootWroteIsRefused",
                    "aDatabaseOfSomebodyElseIsLeftAlone")));

    private OperatorsTrouble() {}

    static void list(BadInputDocument document) {
        List<String> lines = new ArrayList<>();
        SHOWN.forEach((file, tests) -> {
            String source = text(Path.of(file));
            for (String test : tests) {
                if (!source.contains("void " + test + "()")) {
                    throw new AssertionError(file + " no longer has the test " + test);
                }
                lines.add("`" + Path.of(file).getFileName().toString().replace(".java", "") + "." + test + "`");
            }
        });
        document.names(
                "What an operator meets",
                "A second server on the same data folder, a kill, a power cut, a half-finished migration, wrong settings:"
                        + " these tests show them with real processes, and what is said then.",
                lines);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
