package org.folkmoot.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;
import org.jspecify.annotations.Nullable;

/// Whether there is room for more where the data folder is: bytes, and files (inodes), of which many file systems
/// only have so many.
record SpaceCheck(Supplier<Room> room) implements Check {

    private static final long MEBIBYTE = 1L << 20;
    private static final long TOO_LITTLE = 200 * MEBIBYTE;
    private static final long LITTLE = 2_048 * MEBIBYTE;
    private static final long FEW_FILES = 20_000;
    private static final long TOO_FEW_FILES = 1_000;

    /// What is left.
    ///
    /// @param files that can still be made; null where there is no such bound or nobody says
    record Room(long bytes, @Nullable Long files) {

        /// Of the file system that holds a folder, which need not be there yet.
        static Room of(Path data) {
            Path folder = DataFolderCheck.above(data);
            try {
                return new Room(Files.getFileStore(folder).getUsableSpace(), files(folder));
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }

        /// Java cannot say it; `df` can, as POSIX systems have it.
        private static @Nullable Long files(Path folder) throws IOException {
            try {
                Process df = new ProcessBuilder("df", "-Pi", folder.toString())
                        .redirectErrorStream(true)
                        .start();
                String said = new String(df.getInputStream().readAllBytes(), UTF_8);
                return df.waitFor(2, TimeUnit.SECONDS) && df.exitValue() == 0 ? free(said) : null;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return null;
            }
        }

        /// The fourth column of the last line; a file system without a bound says 0 of 0, or a dash.
        static @Nullable Long free(String said) {
            List<String> words = said.lines()
                    .reduce((first, last) -> last)
                    .map(line -> List.of(line.strip().split("\\s+", -1)))
                    .orElse(List.of());
            boolean bounded = words.size() >= 6
                    && words.get(3).matches("\\d{1,18}")
                    && words.get(1).matches("[1-9]\\d*");
            return bounded ? Long.valueOf(words.get(3)) : null;
        }
    }

    @Override
    public String subject() {
        return "the free space of the data folder";
    }

    @Override
    public List<Finding> look() {
        Room left = room.get();
        List<Finding> findings = new ArrayList<>();
        findings.add(bytes(left.bytes()));
        Long files = left.files();
        if (files != null && files < FEW_FILES) {
            String sentence =
                    "Only " + files + " more files can be made where the data folder is, whatever room there is.";
            String advice = "Remove what makes so many small files there (df -i tells which file system it is).";
            findings.add(files < TOO_FEW_FILES ? new Bad(sentence, advice) : new Look(sentence, advice));
        }
        return findings;
    }

    private static Finding bytes(long free) {
        String sentence = free / MEBIBYTE + " MiB are free where the data folder is.";
        if (free < TOO_LITTLE) {
            return new Bad(sentence, "The database stops when the disk is full: make room now.");
        }
        return free < LITTLE ? new Look(sentence, "Make room before the database needs it.") : new Well(sentence);
    }
}
