package org.folkmoot.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.folkmoot.values.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTest {

    private static final String PHRASE = "correct horse battery staple";
    private static final int LITTLE_WORK = 4;

    /// Written by age 1.1.1 with `age -p`.
    private static final String BY_AGE = """
            YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBJV29zNWQvVEhBWGM2ZExzNHU4VHFBIDE4CkU0OGoxV3hRRUFFaG5tY1BD
            N1NGNi9xVlFYYjBHQWQ3V2plcVlrSlpPMjgKLS0tIEhRRGZmQncwUTFKaW1MUkVvVlFCcVFNMnBUWnN2a3BRbnFTOVJEWHlMR0UK
            31qgLN00pyXZlDzGZRAX0e5QI2uzR5/A08TXcMEwN5xCaSo23Xbb0KE1sMNeObe1EH7m5G/Mtw==
            """;

    @Test
    void whatAgeSealedIsOpened() throws IOException {
        assertThat(new String(opened(Base64.getMimeDecoder().decode(BY_AGE), PHRASE), UTF_8))
                .isEqualTo("what age itself sealed\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void whatIsSealedIsOpenedAndShowsNothing(int length) throws IOException {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);

        byte[] sealed = sealed(plain);

        assertThat(opened(sealed, PHRASE)).isEqualTo(plain);
        assertThat(new String(sealed, UTF_8)).startsWith("age-encryption.org/v1\n-> scrypt ");
        assertThat(sealed(plain)).isNotEqualTo(sealed);
    }

    @Test
    void anotherPassphraseOpensNothing() throws IOException {
        byte[] sealed = sealed(new byte[10]);

        assertThatThrownBy(() -> opened(sealed, PHRASE + " "))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("The passphrase does not open it");
    }

    @Test
    void whatIsCutShortIsNeverTakenForWhole() throws IOException {
        byte[] sealed = sealed(new byte[131_072]);
        int header = sealed.length - 131_072 - 2 * 16;
        for (int length : new int[] {0, 10, header - 20, header, header + 65_552, header + 70_000, sealed.length - 1}) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> opened(cut, PHRASE))
                    .as("%d bytes", length)
                    .isInstanceOfAny(BackupRefused.class, IOException.class);
        }
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 1);
        assertThatThrownBy(() -> opened(longer, PHRASE)).isInstanceOf(IOException.class);
    }

    @Test
    void everyChangedBitIsFound() throws IOException {
        byte[] sealed = sealed("a short secret".getBytes(UTF_8));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> opened(changed, PHRASE))
                    .as("byte %d", at)
                    .isInstanceOfAny(BackupRefused.class, IOException.class);
        }
    }

    @Test
    void whatWouldTakeTooMuchMemoryIsRefusedBeforeItIsTried() throws IOException {
        String costly = new String(sealed(new byte[0]), UTF_8).replaceFirst(" " + LITTLE_WORK + "\n", " 22\n");

        assertThatThrownBy(() -> opened(costly.getBytes(UTF_8), PHRASE))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("4096 MiB of memory");
    }

    @Test
    void anyOtherFileIsNoBackup() {
        assertThatThrownBy(() -> opened("-- a dump of something".getBytes(UTF_8), PHRASE))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("no backup of Folkmoot");
    }

    private static byte[] sealed(byte[] plain) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (AgeOutput out = new AgeOutput(sealed, PHRASE, LITTLE_WORK, secrets())) {
            out.write(plain);
        }
        return sealed.toByteArray();
    }

    private static Secrets secrets() {
        return new Secrets(new Random());
    }

    private static byte[] opened(byte[] sealed, String passphrase) throws IOException {
        try (AgeInput in = new AgeInput(new ByteArrayInputStream(sealed), passphrase)) {
            return in.readAllBytes();
        }
    }
}
