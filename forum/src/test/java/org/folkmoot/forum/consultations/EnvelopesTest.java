package org.folkmoot.forum.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;
import org.junit.jupiter.api.Test;

/// An envelope is opened by one key, for one person and one question, as it was sealed, or not at all.
class EnvelopesTest {

    private static final ConsultationId SEVEN = new ConsultationId(7);
    private static final PersonId ANA = new PersonId(11);
    private static final PersonId BEN = new PersonId(12);
    private static final byte[] HASH = Envelopes.hash(Method.CHOICE, List.of("Stay apart", "Meet"));

    private final Envelopes.Keys keys = Envelopes.Keys.made();
    private final AsymmetricCipherKeyPair pair =
            Envelopes.pair(keys.open(), keys.secret()).orElseThrow();
    private final Envelopes envelopes = new Envelopes(SEVEN, HASH);
    private final Ballot ballot = new Ballot(new byte[16], new BallotChoice(List.of(2)), "blue door");

    private Optional<Ballot> opened(Envelopes by, PersonId person, byte[] sealed) {
        return by.open(pair, person, sealed).flatMap(Ballot::read);
    }

    @Test
    void whatIsSealedIsOpenedAgain() {
        assertThat(opened(envelopes, ANA, envelopes.seal(keys.open(), ANA, ballot.written())))
                .hasValueSatisfying(opened -> {
                    assertThat(opened.choice()).isEqualTo(ballot.choice());
                    assertThat(opened.words()).isEqualTo("blue door");
                    assertThat(opened.receipt(SEVEN)).isEqualTo(ballot.receipt(SEVEN));
                });
    }

    @Test
    void anEnvelopeThatIsCopiedToSomebodyElseDoesNotOpen() {
        assertThat(opened(envelopes, BEN, envelopes.seal(keys.open(), ANA, ballot.written())))
                .isEmpty();
    }

    @Test
    void anEnvelopeOfAnotherConsultationOrOfOtherOptionsDoesNotOpen() {
        byte[] other = new Envelopes(new ConsultationId(8), HASH).seal(keys.open(), ANA, ballot.written());
        byte[] reworded = new Envelopes(SEVEN, Envelopes.hash(Method.CHOICE, List.of("Stay", "Meet")))
                .seal(keys.open(), ANA, ballot.written());

        assertThat(opened(envelopes, ANA, other)).isEmpty();
        assertThat(opened(envelopes, ANA, reworded)).isEmpty();
    }

    @Test
    void anEnvelopeWithOneByteChangedDoesNotOpen() {
        byte[] sealed = envelopes.seal(keys.open(), ANA, ballot.written());
        for (int at = 0; at < sealed.length; at += 7) {
            byte[] broken = sealed.clone();
            broken[at] ^= 1;
            assertThat(opened(envelopes, ANA, broken)).as("byte %d", at).isEmpty();
        }
    }

    @Test
    void whatIsTooShortForAnEnvelopeDoesNotOpen() {
        for (int length : List.of(0, 31, 32, 40)) {
            assertThat(opened(envelopes, ANA, new byte[length])).isEmpty();
        }
    }

    @Test
    void aForeignKeyOpensNothing() {
        Envelopes.Keys foreign = Envelopes.Keys.made();

        assertThat(Envelopes.pair(keys.open(), foreign.secret())).isEmpty();
        assertThat(Envelopes.pair(keys.open(), new byte[3])).isEmpty();
        assertThat(opened(envelopes, ANA, envelopes.seal(foreign.open(), ANA, ballot.written())))
                .isEmpty();
    }

    @Test
    void everyEnvelopeWeighsTheSame() {
        Ballot longest = new Ballot(
                new byte[16],
                new BallotChoice(IntStream.rangeClosed(1, 32).boxed().toList()),
                "ä".repeat(80));

        assertThat(envelopes.seal(keys.open(), ANA, longest.written()))
                .hasSameSizeAs(envelopes.seal(keys.open(), ANA, ballot.written()));
        assertThat(Ballot.read(longest.written())).hasValueSatisfying(read -> {
            assertThat(read.choice()).isEqualTo(longest.choice());
            assertThat(read.words()).isEqualTo(longest.words());
        });
    }

    @Test
    void theSameBallotIsSealedDifferentlyEachTime() {
        assertThat(envelopes.seal(keys.open(), ANA, ballot.written()))
                .isNotEqualTo(envelopes.seal(keys.open(), ANA, ballot.written()));
    }

    @Test
    void otherWordsMakeAnotherReceiptAndSoDoesAnotherNonce() {
        byte[] nonce = new byte[16];
        nonce[15] = 1;

        assertThat(new Ballot(new byte[16], ballot.choice(), "red door").receipt(SEVEN))
                .isNotEqualTo(ballot.receipt(SEVEN));
        assertThat(new Ballot(nonce, ballot.choice(), "blue door").receipt(SEVEN))
                .isNotEqualTo(ballot.receipt(SEVEN));
        assertThat(ballot.receipt(new ConsultationId(8))).isNotEqualTo(ballot.receipt(SEVEN));
    }

    @Test
    void whatIsNoBallotIsNotRead() {
        byte[] broken = ballot.written();
        broken[17] = 127; // more options than there is room for
        byte[] negative = ballot.written();
        negative[17] = -1;
        byte[] form = ballot.written();
        form[0] = 2;

        assertThat(Ballot.read(new byte[255])).isEmpty();
        assertThat(Ballot.read(form)).isEmpty();
        assertThat(Ballot.read(negative)).isEmpty();
        assertThat(Ballot.read(broken).map(Ballot::choice))
                .as("what it names is then judged by the rule")
                .satisfies(choice -> assertThat(choice.map(named -> named.answers(Method.CHOICE, 2))
                                .orElse(false))
                        .isFalse());
    }
}
