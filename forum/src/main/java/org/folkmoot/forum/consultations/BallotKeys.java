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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.values.ConsultationId;
import org.jspecify.annotations.Nullable;

/// The folder where the keys lie that open ballots: a file for each consultation that is not counted yet,
/// outside the database, of the data folder and of every backup (decisions, 38).
///
/// A file is named by its public key too, so that several forums on one machine may share the folder and none
/// takes another's key for its own.
public final class BallotKeys {

    /// Of a public key, in a file's name: more than two keys will ever have in common by chance.
    private static final int NAMED_BYTES = 8;

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    /// Looks for keys in a folder.
    ///
    /// @param folder made when the first key is
    public BallotKeys(Path folder) {
        this.folder = folder;
    }

    /// Keeps a key, on the disk itself when this returns.
    ///
    /// @throws UncheckedIOException when it cannot
    void keep(ConsultationId consultation, Envelopes.Keys keys) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = file(consultation, keys.open());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                String written = HexFormat.of().formatHex(keys.secret());
                channel.write(ByteBuffer.wrap(written.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            settle();
        } catch (IOException cause) {
            throw new UncheckedIOException("The key of a consultation cannot be kept in " + folder, cause);
        }
    }

    /// The secret half of a key; null when it is not here, or is none.
    ///
    /// @param open the public half
    byte @Nullable [] secret(ConsultationId consultation, byte[] open) {
        try {
            return HexFormat.of()
                    .parseHex(Files.readString(file(consultation, open)).strip());
        } catch (IOException | IllegalArgumentException absent) {
            return null;
        }
    }

    /// The key of a consultation; empty when it is not here, or is not the one to which its ballots are sealed.
    Optional<Envelopes.Keys> sound(Consultation consultation) {
        Consultation.Announced announced = consultation.announced();
        byte[] open = announced == null ? new byte[0] : announced.publicKey();
        byte[] secret = open.length < NAMED_BYTES ? null : secret(consultation.id(), open);
        return secret == null || Envelopes.pair(open, secret).isEmpty()
                ? Optional.empty()
                : Optional.of(new Envelopes.Keys(open, secret));
    }

    /// Whether there is a file for a key, whatever is in it.
    ///
    /// @param open the public half
    boolean present(ConsultationId consultation, byte[] open) {
        return open.length >= NAMED_BYTES && Files.isReadable(file(consultation, open));
    }

    /// Whether nobody but its owner may read a key that is here.
    ///
    /// @param open the public half
    boolean shut(ConsultationId consultation, byte[] open) {
        try {
            return OWNERS.containsAll(Files.getPosixFilePermissions(file(consultation, open)));
        } catch (IOException gone) {
            return false;
        }
    }

    /// Destroys a key, so that it is gone from the disk's directory when this returns. Nothing happens where
    /// there is none.
    ///
    /// @param open the public half
    void destroy(ConsultationId consultation, byte[] open) {
        try {
            if (Files.deleteIfExists(file(consultation, open))) {
                settle();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("A key that is done with cannot be taken out of " + folder, cause);
        }
    }

    private Path file(ConsultationId consultation, byte[] open) {
        String named = HexFormat.of().formatHex(open, 0, NAMED_BYTES);
        return folder.resolve("consultation-" + consultation.value() + "-" + named + ".key");
    }

    /// A name that was made or taken away is so for good once its folder is on the disk.
    private void settle() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
