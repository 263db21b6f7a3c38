package org.folkmoot.forum.consultations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.values.ConsultationId;

/// The key of a consultation as an admin takes it elsewhere: a small text, in which the secret half is sealed under a
/// passphrase ([KeySeal]). Whatever stands before that is bound to it, and all of it has a fingerprint, so that a
/// damaged file is told from a wrong passphrase.
///
/// @param site   where it was exported: an address, or [#NOWHERE]
/// @param open   the public half
/// @param salt   of the passphrase
/// @param nonce  of the seal
/// @param sealed the secret half
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
public record SealedKey(
        ConsultationId consultation, String site, byte[] open, byte[] salt, byte[] nonce, byte[] sealed) {

    /// In place of the address of a site that has none.
    static final String NOWHERE = "-";

    static final int SALT_BYTES = 16;
    static final int NONCE_BYTES = 12;

    /// Names the form, and with it how the passphrase is made a key.
    private static final String FORM = "folkmoot-ballot-key-1";

    private static final HexFormat HEX = HexFormat.of();

    private static final Pattern TEXT = Pattern.compile(FORM + """

            site: (?<site>[^\\s\\p{C}]{1,300})
            consultation: (?<consultation>[1-9][0-9]{0,17})
            public-key: (?<open>[0-9a-f]{64})
            salt: (?<salt>[0-9a-f]{32})
            nonce: (?<nonce>[0-9a-f]{24})
            sealed: (?<sealed>[0-9a-f]{96})
            fingerprint: (?<fingerprint>[0-9a-f]{64})
            ?""");

    /// Reads a file; empty when it is none, or not as it was written. Other line ends than ours are what mail and
    /// editors make of them.
    public static Optional<SealedKey> read(String text) {
        Matcher found = TEXT.matcher(text.replace("\r\n", "\n"));
        if (!found.matches()) {
            return Optional.empty();
        }
        SealedKey key = new SealedKey(
                new ConsultationId(Long.parseLong(found.group("consultation"))),
                found.group("site"),
                HEX.parseHex(found.group("open")),
                HEX.parseHex(found.group("salt")),
                HEX.parseHex(found.group("nonce")),
                HEX.parseHex(found.group("sealed")));
        return key.fingerprint().equals(found.group("fingerprint")) ? Optional.of(key) : Optional.empty();
    }

    /// The file.
    public String written() {
        return body() + "fingerprint: " + fingerprint() + "\n";
    }

    /// What the seal is bound to.
    byte[] bound() {
        return head().getBytes(UTF_8);
    }

    private String head() {
        return FORM + "\nsite: " + site + "\nconsultation: " + consultation.value() + "\npublic-key: "
                + HEX.formatHex(open) + "\nsalt: " + HEX.formatHex(salt) + "\nnonce: " + HEX.formatHex(nonce) + "\n";
    }

    private String body() {
        return head() + "sealed: " + HEX.formatHex(sealed) + "\n";
    }

    private String fingerprint() {
        return HEX.formatHex(Ballot.sha256().digest(body().getBytes(UTF_8)));
    }
}
