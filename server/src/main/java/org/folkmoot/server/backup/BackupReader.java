package org.folkmoot.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.database.transfer.Shape.Table;
import org.folkmoot.database.transfer.Tally;
import org.folkmoot.database.transfer.Tallying;

/// Reads a backup from its beginning to its end.
public final class BackupReader implements AutoCloseable {

    private static final int LONGEST_TEXT = 10_000_000;

    private final InputStream open;
    private final ZipInputStream zip;
    private final BackupManifest manifest;

    private BackupReader(InputStream open) throws IOException {
        this.open = open;
        this.zip = new ZipInputStream(open, UTF_8);
        this.manifest = BackupManifest.parse(text(BackupWriter.MANIFEST));
    }

    /// What there is in a backup that is whole.
    ///
    /// @param settings the file of settings; empty when there was none
    public record Contents(BackupManifest manifest, String settings, BackupEnd end) {}

    /// Takes the rows of a table.
    @FunctionalInterface
    public interface Use {

        /// Takes them.
        ///
        /// @param rows as COPY wrote them
        /// @return what they were
        Tally of(Table table, Rows rows) throws IOException;
    }

    /// The rows of one table.
    public interface Rows {

        /// Writes all of them, and says what they were.
        Tally writeTo(OutputStream out) throws IOException;
    }

    /// Reads all of it and compares every table with what the end says of it.
    ///
    /// @throws BackupRefused when it is not whole, or the passphrase does not open it
    public static Contents verify(Path file, String passphrase, Progress progress) {
        return read(file, passphrase, progress, (table, rows) -> rows.writeTo(OutputStream.nullOutputStream()));
    }

    /// Reads all of it and hands on every table.
    ///
    /// @throws BackupRefused when it is not whole, or the passphrase does not open it
    public static Contents read(Path file, String passphrase, Progress progress, Use use) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 17);
                BackupReader reader = new BackupReader(new AgeInput(bytes, passphrase))) {
            return reader.read(progress, use);
        } catch (BackupRefused refused) {
            throw new BackupRefused(file + " cannot be used. " + refused.getMessage(), refused);
        } catch (NoSuchFileException absent) {
            throw new BackupRefused("There is no file " + file + ".", absent);
        } catch (EOFException | AgeInput.CutShort short_) {
            throw new BackupRefused(file + " cannot be used. " + AgeInput.CutShort.SENTENCE, short_);
        } catch (IOException damaged) {
            throw new BackupRefused(
                    file + " cannot be used: " + damaged.getMessage() + ". Take another copy of it.", damaged);
        }
    }

    private Contents read(Progress progress, Use use) throws IOException {
        Map<String, Tally> seen = new LinkedHashMap<>();
        for (Table table : manifest.shape().tables()) {
            next(BackupWriter.TABLES + table.name() + BackupWriter.ROWS);
            seen.put(table.name(), use.of(table, out -> pour(out, progress)));
            progress.table();
        }
        String settings = text(BackupWriter.SETTINGS);
        BackupEnd end = BackupEnd.parse(text(BackupWriter.END));
        if (zip.getNextEntry() != null) {
            throw new ZipException("something follows its end");
        }
        open.transferTo(OutputStream.nullOutputStream()); // the last chunk proves that nothing was cut off
        seen.forEach((table, tally) -> compare(table, tally, end));
        if (!seen.keySet().equals(end.tables().keySet())) {
            throw new BackupRefused("Its end knows other tables than its beginning.");
        }
        return new Contents(manifest, settings, end);
    }

    private Tally pour(OutputStream out, Progress progress) throws IOException {
        Tallying rows = new Tallying(out, progress);
        byte[] part = new byte[1 << 16];
        for (int length = zip.read(part); length >= 0; length = zip.read(part)) {
            rows.write(part, 0, length);
        }
        return rows.tally();
    }

    private static void compare(String table, Tally tally, BackupEnd end) {
        if (!tally.equals(end.tables().get(table))) {
            throw new BackupRefused("The table " + table + " in it is not what was written. Take another copy of it.");
        }
    }

    private void next(String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new ZipException(name + " is missing in it");
        }
    }

    private String text(String name) throws IOException {
        next(name);
        return new String(zip.readNBytes(LONGEST_TEXT), UTF_8);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
