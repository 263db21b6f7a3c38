package org.folkmoot.database.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// Unpacks a tar archive: files, folders and symbolic links, which is all that PostgreSQL's archives hold.
///
/// It refuses names that lead out of the folder and anything it does not know, rather than skip it.
final class TarReader {

    private static final int BLOCK = 512;
    private static final int OWNER_EXECUTES = 0100;

    private final InputStream archive;
    private final Path folder;

    private TarReader(InputStream archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
    }

    /// @param archive the bytes of the archive, already decompressed
    /// @param folder  where its content goes; exists
    static void unpack(InputStream archive, Path folder) throws IOException {
        TarReader reader = new TarReader(archive, folder);
        byte[] header = new byte[BLOCK];
        while (reader.readBlock(header) && header[0] != 0) {
            reader.entry(header);
        }
    }

    private void entry(byte[] header) throws IOException {
        String name = text(header, 0, 100);
        int mode = (int) octal(header, 100, 8);
        long size = octal(header, 124, 12);
        char kind = (char) header[156];
        Path target = inside(name);
        switch (kind) {
            case '5' -> Files.createDirectories(target);
            case '2' -> link(target, text(header, 157, 100));
            case '0', '\0' -> file(target, size, mode);
            default -> throw new IOException("the archive holds " + name + " of unknown kind " + kind);
        }
    }

    private Path inside(String name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive holds a name that leads out of it: " + name);
        }
        return target;
    }

    private void link(Path target, String to) throws IOException {
        Path leadsTo = target.resolveSibling(to).normalize();
        if (!leadsTo.startsWith(folder)) {
            throw new IOException("the archive holds a link that leads out of it: " + target);
        }
        Files.createDirectories(target.getParent());
        Files.createSymbolicLink(target, Path.of(to));
    }

    private void file(Path target, long size, int mode) throws IOException {
        Files.createDirectories(target.getParent());
        try (OutputStream file = Files.newOutputStream(target)) {
            copy(size, file);
        }
        archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        Files.setPosixFilePermissions(target, permissions((mode & OWNER_EXECUTES) != 0));
    }

    private void copy(long size, OutputStream file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = size;
        while (left > 0) {
            int read = archive.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the archive ends in the middle of a file");
            }
            file.write(buffer, 0, read);
            left -= read;
        }
    }

    /// Everyone may read and only the owner may write: the programs run as another user than the one that unpacks them.
    private static Set<PosixFilePermission> permissions(boolean executable) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }

    private boolean readBlock(byte[] block) throws IOException {
        int read = archive.readNBytes(block, 0, block.length);
        if (read != 0 && read != block.length) {
            throw new EOFException("the archive ends in the middle of a header");
        }
        return read != 0;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        String digits = text(header, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException odd) {
            throw new IOException("the archive holds a header that cannot be read", odd);
        }
    }
}
