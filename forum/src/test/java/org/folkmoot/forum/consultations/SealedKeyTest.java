package org.folkmoot.forum.consultations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Secrets;
import org.junit.jupiter.api.Test;

/// A key that was exported opens with its passphrase, as it was written, or not at all.
class SealedKeyTest {

    private static final String PASSPHRASE = "otter velvet comet ladder quiet plum";
    private static final String SITE = "https://forum.example";

    private final KeySeal seal = new KeySeal(new KeySeal.Cost(32, 1, 4));
    private final Secrets secrets = new Secrets(new Random(7));
    private final Envelopes.Keys keys = Envelopes.Keys.made();
    private final SealedKey sealed = seal.seal(new ConsultationId(7), SITE, keys, PASSPHRASE, secrets);

    private Optional<byte[]> opened(String text, String passphrase) {
        return SealedKey.read(text).flatMap(key -> seal.open(key, passphrase));
    }

    @Test
    void whatWasSealedIsReadAndOpenedAgain() {
        SealedKey read = SealedKey.read(sealed.written()).orElseThrow();

        assertThat(read.consultation()).isEqualTo(new ConsultationId(7));
        assertThat(read.site()).isEqualTo(SITE);
        assertThat(read.open()).isEqualTo(keys.open());
        assertThat(seal.open(read, PASSPHRASE))
                .hasValueSatisfying(secret -> assertThat(secret).isEqualTo(keys.secret()));
        assertThat(read.written()).isEqualTo(sealed.written());
    }

    @Test
    void theFileIsASmallTextThatSaysOfWhatItIs() {
        assertThat(sealed.written().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsExactly(
                        "folkmoot-ballot-key-1",
                        "site:",
                        "consultation:",
                        "public-key:",
                        "salt:",
                        "nonce:",
                        "sealed:",
                        "fingerprint:");
        assertThat(sealed.written())
                .contains("site: " + SITE, "public-key: " + HexFormat.of().formatHex(keys.open()))
                .doesNotContain(HexFormat.of().formatHex(keys.secret()));
    }

    @Test
    void oneBitFlippedAnywhereAndItIsNoKeyAnyMore() {
        byte[] written = sealed.written().getBytes(UTF_8);
        for (int at = 0; at < written.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = written.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThat(SealedKey.read(new String(flipped, UTF_8)))
                        .as("bit %d of byte %d", bit, at)
                        .isEmpty();
                assertThat(SealedKey.read(new String(flipped, ISO_8859_1)))
                        .as("bit %d of byte %d, of another encoding", bit, at)
                        .isEmpty();
            }
        }
    }

    @Test
    void whoChangesItsFingerprintTooOpensNothingEither() {
        byte[] text = sealed.sealed();
        for (int at = 0; at < text.length; at++) {
            byte[] flipped = text.clone();
            flipped[at] ^= 1;
            SealedKey changed =
                    new SealedKey(sealed.consultation(), SITE, sealed.open(), sealed.salt(), sealed.nonce(), flipped);
            assertThat(opened(changed.written(), PASSPHRASE)).as("byte %d", at).isEmpty();
        }
        byte[] other = Envelopes.Keys.made().open();
        List<SealedKey> forged = List.of(
                new SealedKey(new ConsultationId(8), SITE, keys.open(), sealed.salt(), sealed.nonce(), text),
                new SealedKey(sealed.consultation(), SITE + "s", keys.open(), sealed.salt(), sealed.nonce(), text),
                new SealedKey(sealed.consultation(), SITE, other, sealed.salt(), sealed.nonce(), text),
                new SealedKey(sealed.consultation(), SITE, keys.open(), new byte[16], sealed.nonce(), text),
                new SealedKey(sealed.consultation(), SITE, keys.open(), sealed.salt(), new byte[12], text));
        assertThat(forged).allSatisfy(key -> {
            assertThat(SealedKey.read(key.written())).isPresent();
            assertThat(opened(key.written(), PASSPHRASE)).isEmpty();
        });
    }

    @Test
    void anotherPassphraseOpensNothing() {
        for (String wrong : List.of("", PASSPHRASE + " ", PASSPHRASE.toUpperCase(java.util.Locale.ROOT), "Otter")) {
            assertThat(opened(sealed.written(), wrong)).isEmpty();
        }
    }

    @Test
    void aPassphraseIsTheSameOnEveryKeyboard() {
        SealedKey accented = seal.seal(new ConsultationId(7), SITE, keys, "caf\u00e9 with milk and sugar", secrets);

        assertThat(opened(accented.written(), "cafe\u0301 with milk and sugar")).isPresent();
    }

    @Test
    void whatIsSealedAtOneCostOpensAtNoOther() {
        assertThat(new KeySeal(new KeySeal.Cost(64, 1, 4)).open(sealed, PASSPHRASE))
                .isEmpty();
    }

    @Test
    void lineEndsMayBeThoseOfMailAndEditors() {
        assertThat(opened(sealed.written().replace("\n", "\r\n"), PASSPHRASE)).isPresent();
        assertThat(opened(sealed.written().stripTrailing(), PASSPHRASE)).isPresent();
        assertThat(SealedKey.read(sealed.written() + "more")).isEmpty();
        assertThat(SealedKey.read("")).isEmpty();
    }

    @Test
    void whatCouldPlayTricksOnATerminalIsNoNameOfASite() {
        SealedKey tricky = seal.seal(new ConsultationId(7), "https://a.example/\u001b[2J", keys, PASSPHRASE, secrets);

        assertThat(SealedKey.read(tricky.written())).isEmpty();
    }

    @Test
    void theSameKeyIsSealedDifferentlyEachTime() {
        assertThat(seal.seal(new ConsultationId(7), SITE, keys, PASSPHRASE, secrets)
                        .sealed())
                .isNotEqualTo(sealed.sealed());
    }

    @Test
    void aSiteWithoutAnAddressExportsToo() {
        SealedKey local = seal.seal(new ConsultationId(7), SealedKey.NOWHERE, keys, PASSPHRASE, secrets);

        assertThat(opened(local.written(), PASSPHRASE)).isPresent();
    }
}
