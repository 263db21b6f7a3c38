package org.folkmoot.forum.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.folkmoot.values.PersonId;

/// Makes and reads what stands at the end of a letter's links. It is made of a key of the site, so nothing is
/// kept of it, nobody can guess it, and a link to unsubscribe works as long as there is the account.
public final class MailTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 18;

    private final SecretKeySpec key;

    /// @param key of the site, the same on every node
    public MailTokens(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String unsubscribing(PersonId person) {
        return token("unsubscribe", person, "");
    }

    /// Confirms one address of a person and none that they give later.
    String confirming(PersonId person, String address) {
        return token("confirm", person, address);
    }

    /// Part of a letter's id, so that nobody learns from it how many there are.
    String mark(Mail.Kind kind, long about, PersonId person) {
        return token("letter " + kind + " " + about, person, "");
    }

    /// Whom a token names, if it is one at all; whether it is theirs is not said by that.
    static Optional<PersonId> named(String token) {
        String number = token.substring(0, Math.max(0, token.indexOf('.')));
        return number.matches("[1-9][0-9]{0,17}")
                ? Optional.of(new PersonId(Long.parseLong(number)))
                : Optional.empty();
    }

    static boolean same(String made, String given) {
        return MessageDigest.isEqual(made.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String token(String use, PersonId person, String of) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] mark = mac.doFinal((use + "\n" + person.value() + "\n" + of).getBytes(StandardCharsets.UTF_8));
            byte[] shortened = java.util.Arrays.copyOf(mark, BYTES);
            return person.value() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(shortened);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
