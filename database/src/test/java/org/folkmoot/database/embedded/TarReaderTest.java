package org.folkmoot.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarReaderTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    @Test
    void filesLinksAndFoldersComeOutAsTheyWentIn() throws IOException {
        entry("share/", '5', "", "");
        entry("bin/postgres", '0', "", "program");
        entry("lib/libpq.so", '2', "libpq.so.5", "");

        unpack(archive.toByteArray());

        assertThat(folder.resolve("share")).isDirectory();
        assertThat(folder.resolve("bin/postgres")).hasContent("program").isExecutable();
        assertThat(Files.readSymbolicLink(folder.resolve("lib/libpq.so"))).isEqualTo(Path.of("libpq.so.5"));
    }

    @Test
    void aNameThatLeadsOutOfTheFolderIsRefused() throws IOException {
        entry("../outside", '0', "", "bad");

        assertThatThrownBy(() -> unpack(archive.toByteArray())).hasMessageContaining("leads out of it: ../outside");
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsRefused() throws IOException {
        entry("lib/secret", '2', "../../etc/shadow", "");

        assertThatThrownBy(() -> unpack(archive.toByteArray())).hasMessageContaining("a link that leads out of it");
    }

    @Test
    void anEntryOfUnknownKindIsRefused() throws IOException {
        entry("device", '3', "", "");

        assertThatThrownBy(() -> unpack(archive.toByteArray())).hasMessageContaining("of unknown kind 3");
    }

    @Test
    void anArchiveThatWasCutShortIsRefused() throws IOException {
        entry("bin/postgres", '0', "", "x".repeat(2000));

        assertThatThrownBy(() -> unpack(Arrays.copyOf(archive.toByteArray(), 1024)))
                .isInstanceOf(EOFException.class);
    }

    private void unpack(byte[] bytes) throws IOException {
        TarReader.unpack(new ByteArrayInputStream(bytes), folder);
    }

    private void entry(String name, char kind, String linksTo, String content) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000755");
        put(header, 124, "%011o".formatted(content.length()));
        header[156] = (byte) kind;
        put(header, 157, linksTo);
        archive.write(header);
        byte[] padded = Arrays.copyOf(content.getBytes(StandardCharsets.UTF_8), (content.length() + 511) / 512 * 512);
        archive.write(padded);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
