package org.folkmoot.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.database.transfer.Shape.Table;
import org.folkmoot.database.transfer.Snapshot;
import org.folkmoot.database.transfer.Tally;
import org.folkmoot.values.Secrets;

/// Writes a backup: a ZIP archive, sealed in the format of `age`. The list of contents comes first,
/// then each table, the settings, and an end that says what each table held, which is known once they
/// are written.
public final class BackupWriter {

    static final String MANIFEST = "manifest.txt";
    static final String TABLES = "tables/";
    static final String ROWS = ".copy";
    static final String SETTINGS = "folkmoot.properties";
    static final String END = "end.txt";

    /// Text of people shrinks little more at higher ones, and takes several times as long.
    private static final int LEVEL = 4;

    private final Secrets secrets;
    private final int work;

    public BackupWriter(Secrets secrets) {
        this(secrets, AgeOutput.ENOUGH);
    }

    /// @param work what a guess at the passphrase costs, as a power of two; [#BackupWriter(Secrets)]
    ///             takes enough
    public BackupWriter(Secrets secrets, int work) {
        this.secrets = secrets;
        this.work = work;
    }

    /// Writes all of it, and leaves the stream open.
    ///
    /// @param settings the file of settings; empty when there is none
    public BackupEnd write(
            OutputStream out,
            String passphrase,
            BackupManifest manifest,
            Snapshot snapshot,
            String settings,
            Progress progress)
            throws IOException {
        AgeOutput sealed = new AgeOutput(new Unclosed(out), passphrase, work, secrets);
        try (ZipOutputStream zip = new ZipOutputStream(sealed, UTF_8)) {
            zip.setLevel(LEVEL);
            entry(zip, MANIFEST, manifest.made(), manifest.text());
            Map<String, Tally> tables = new LinkedHashMap<>();
            for (Table table : snapshot.shape().tables()) {
                zip.putNextEntry(named(TABLES + table.name() + ROWS, manifest.made()));
                BufferedOutputStream rows = new BufferedOutputStream(zip, 1 << 16);
                tables.put(table.name(), snapshot.copy(table, rows, progress));
                rows.flush();
                zip.closeEntry();
                progress.table();
            }
            entry(zip, SETTINGS, manifest.made(), settings);
            BackupEnd end = new BackupEnd(tables, snapshot.positions());
            entry(zip, END, manifest.made(), end.text());
            return end;
        }
    }

    private static void entry(ZipOutputStream zip, String name, Instant made, String text) throws IOException {
        zip.putNextEntry(named(name, made));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    private static ZipEntry named(String name, Instant made) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(made.toEpochMilli());
        return entry;
    }

    /// What is written to a file is closed by whoever opened it, once it is on the disk.
    private static final class Unclosed extends OutputStream {

        private final OutputStream out;

        private Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] part, int offset, int length) throws IOException {
            out.write(part, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
