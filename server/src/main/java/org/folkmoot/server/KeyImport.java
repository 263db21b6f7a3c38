package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.folkmoot.database.Database;
import org.folkmoot.forum.consultations.BallotKeys;
import org.folkmoot.forum.consultations.ImportKey;
import org.folkmoot.forum.consultations.ImportKey.Fate;
import org.folkmoot.forum.consultations.KeySeal;
import org.folkmoot.forum.consultations.SealedKey;

/// Brings the key of a consultation back that an admin exported, for whoever runs the machine, whether the server runs
/// or not.
public final class KeyImport {

    /// More than such a file ever has.
    private static final int LONGEST = 4_096;

    private KeyImport() {}

    /// What came of it.
    ///
    /// @param done     whether the key is where it is needed
    /// @param sentence what happened, and what to do where nothing did
    public record Report(boolean done, String sentence) {

        private static Report refused(String sentence) {
            return new Report(false, sentence);
        }
    }

    /// Brings it back.
    ///
    /// @param passphrase asked for once it is clear that the file is wanted
    public static Report run(Settings settings, Sources sources, Path file, Supplier<String> passphrase) {
        return read(file, key -> {
            try (OpenedDatabase opened = OpenedDatabase.forCommand(settings, sources)) {
                return run(settings, opened.database(), key, passphrase);
            }
        });
    }

    static Report run(Settings settings, Database database, Path file, Supplier<String> passphrase) {
        return read(file, key -> run(settings, database, key, passphrase));
    }

    /// What is done with a key that was read.
    @FunctionalInterface
    private interface Use {
        Report of(SealedKey key);
    }

    private static Report read(Path file, Use use) {
        if (!Files.exists(file)) {
            return Report.refused("There is no file " + file + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            Optional<SealedKey> key = SealedKey.read(new String(in.readNBytes(LONGEST), UTF_8));
            return key.map(use::of)
                    .orElseGet(
                            () -> Report.refused(
                                    file
                                            + " is no exported key, or was damaged on its way. Take another copy of what was exported."));
        } catch (IOException unreadable) {
            return Report.refused(file + " cannot be read (" + unreadable + ").");
        }
    }

    private static Report run(Settings settings, Database database, SealedKey key, Supplier<String> passphrase) {
        ImportKey importKey = new ImportKey(database, new BallotKeys(settings.ballotKeys()), new KeySeal());
        Fate fate = importKey.look(key);
        try {
            return report(settings, key, fate == Fate.WANTED ? importKey.keep(key, passphrase.get()) : fate);
        } catch (UncheckedIOException unwritable) {
            return Report.refused(unwritable.getMessage() + " (" + unwritable.getCause() + "). Give the folder "
                    + settings.ballotKeys() + " to the user that runs Folkmoot, and run this as that user.");
        }
    }

    private static Report report(Settings settings, SealedKey key, Fate fate) {
        String consultation = "consultation " + key.consultation().value();
        return switch (fate) {
            case KEPT ->
                new Report(
                        true,
                        "The key of " + consultation + " is in " + settings.ballotKeys()
                                + " again. Delete the copy that you took it from once the ballots are counted.");
            case HERE_ALREADY ->
                new Report(
                        true,
                        "The passphrase opens the file, and the key of " + consultation + " is in "
                                + settings.ballotKeys() + " already: nothing was changed.");
            case SHUT ->
                Report.refused("The passphrase does not open it. It is the one that was typed at the export, letter by"
                        + " letter; spaces count.");
            case SPOILT ->
                Report.refused("What is in the file is not the key that it names: it was not written by an export.");
            case FOREIGN ->
                Report.refused("It is the key of " + consultation + " of " + key.site()
                        + ", and no consultation of this forum is sealed to it. Import it there, or look for another"
                        + " file.");
            case COUNTED ->
                Report.refused("The ballots of " + consultation
                        + " were counted, and are never opened again. Nothing was changed; delete the file.");
            case GIVEN_UP ->
                Report.refused("C" + consultation.substring(1)
                        + " was given up, and its ballots destroyed. Nothing was changed; delete the file.");
            case WANTED -> throw new IllegalStateException("What is wanted is kept, or there is a reason against it");
        };
    }
}
