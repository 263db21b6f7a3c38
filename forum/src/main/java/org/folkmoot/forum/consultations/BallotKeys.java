package org.folkmoot.forum.consultations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.folkmoot.values.ConsultationId;
import org.jspecify.annotations.Nullable;

/// The folder where the keys lie that open ballots: a file for each consultation that is not counted yet,
/// outside the database, of the data folder and of every backup (decisions, 38).
public final class BallotKeys {

    private static final Pattern NAME = Pattern.compile("consultation-([1-9]\\d{0,17})\\.key");

    private final Path folder;

    /// @param folder made when the first key is
    public BallotKeys(Path folder) {
        this.folder = folder;
    }

    /// Keeps a key, on the disk itself when this returns. One that was made for the same consultation
    /// before is replaced: nothing was ever sealed with it.
    ///
    /// @throws UncheckedIOException when it cannot
    void keep(ConsultationId consultation, byte[] secret) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path fresh = folder.resolve(file(consultation).getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(fresh, file(consultation), StandardCopyOption.ATOMIC_MOVE);
            settle();
        } catch (IOException cause) {
            throw new UncheckedIOException("The key of a consultation cannot be kept in " + folder, cause);
        }
    }

    /// The key of a consultation; null when it is not here, or is none.
    byte @Nullable [] secret(ConsultationId consultation) {
        try {
            return HexFormat.of().parseHex(Files.readString(file(consultation)).strip());
        } catch (IOException | IllegalArgumentException absent) {
            return null;
        }
    }

    /// Destroys a key, so that it is gone from the disk's directory when this returns. Nothing happens
    /// where there is none.
    void destroy(ConsultationId consultation) {
        try {
            if (Files.deleteIfExists(file(consultation))) {
                settle();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("A key that is done with cannot be taken out of " + folder, cause);
        }
    }

    /// Of which consultations there are keys.
    List<ConsultationId> present() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ConsultationId> present = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(name -> present.add(new ConsultationId(Long.parseLong(name.group(1)))));
        } catch (IOException cause) {
            throw new UncheckedIOException("The keys in " + folder + " cannot be listed", cause);
        }
        return present;
    }

    private Path file(ConsultationId consultation) {
        return folder.resolve("consultation-" + consultation.value() + ".key");
    }

    /// A name that was made or taken away is so for good once its folder is on the disk.
    private void settle() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
