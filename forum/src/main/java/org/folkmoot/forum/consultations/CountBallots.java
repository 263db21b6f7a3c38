package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.consultations.EnvelopeStore.Envelope;
import org.folkmoot.forum.consultations.EnvelopeStore.Published;
import org.folkmoot.forum.ledger.ForumEvent.ConsultationMoved;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.peering.AdoptTerms;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.Count;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.consultations.Verdict;
import org.folkmoot.rules.consultations.VerdictRule;
import org.folkmoot.values.ConsultationId;

/// Opens the envelopes of a closed consultation and counts what is in them: in memory, in one transaction
/// that writes the ballots apart from their people and destroys the envelopes. Either all of that happened
/// or none of it.
public final class CountBallots {

    private final Database database;
    private final BallotKeys keys;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ConsultationStore store = new ConsultationStore();
    private final ElectorStore electors = new ElectorStore();
    private final FollowResult follow;
    private final EnvelopeStore envelopes = new EnvelopeStore();

    public CountBallots(Database database, BallotKeys keys, AdoptTerms adoptTerms, Ledger ledger, InstantSource clock) {
        follow = new FollowResult(adoptTerms);
        this.database = database;
        this.keys = keys;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What an envelope held.
    private record Opened(String nonce, Published ballot) {}

    /// Counts one that is closed. Nothing happens where it is not, and where its key is not here: it waits
    /// for it.
    ///
    /// @return whether it was counted
    public boolean count(ConsultationId consultation) {
        return database.<Boolean>write(transaction -> {
            Optional<Consultation> closed =
                    store.lock(transaction, consultation).filter(found -> found.stage() == Stage.CLOSED);
            Optional<AsymmetricCipherKeyPair> pair = closed.flatMap(this::keys);
            pair.ifPresent(opens -> count(transaction, closed.orElseThrow(), opens));
            return pair.isPresent();
        });
    }

    /// The key, where it is here and is the right one.
    Optional<AsymmetricCipherKeyPair> keys(Consultation consultation) {
        Consultation.Announced announced = consultation.announced();
        if (announced == null) {
            return Optional.empty();
        }
        byte[] secret = keys.secret(consultation.id(), announced.publicKey());
        return secret == null ? Optional.empty() : Envelopes.pair(announced.publicKey(), secret);
    }

    private void count(Transaction transaction, Consultation consultation, AsymmetricCipherKeyPair pair) {
        ConsultationId id = consultation.id();
        Question question = consultation.question();
        List<Envelope> sealed = envelopes.all(transaction, id);
        List<Published> ballots = valid(consultation, pair, sealed);
        int invalid = sealed.size() - ballots.size();
        int tookPart = electors.turnout(transaction, id).did();
        if (tookPart != sealed.size()) {
            throw new IllegalStateException("In consultation " + id.value() + " " + tookPart + " people took part, and "
                    + sealed.size() + " envelopes are there: it is not counted");
        }
        Instant now = clock.instant();
        Count count = Count.of(
                question.method(),
                question.options().size(),
                ballots.stream()
                        .map(ballot -> new BallotChoice(ballot.choice()))
                        .toList());
        envelopes.publish(transaction, id, ballots);
        envelopes.destroy(transaction, id);
        store.counted(transaction, id, now, tookPart, invalid, count);
        decide(transaction, consultation, count, tookPart, now);
        ledger.append(transaction, new ConsultationMoved(id), null);
    }

    /// A binding result decides by itself, in the same transaction.
    private void decide(Transaction transaction, Consultation consultation, Count count, int tookPart, Instant now) {
        Question question = consultation.question();
        Consultation.Announced announced =
                Optional.ofNullable(consultation.announced()).orElseThrow();
        VerdictRule.Terms terms = new VerdictRule.Terms(announced.electorate(), question.quorum(), question.pass());
        if (question.binding() && VerdictRule.judge(count, tookPart, terms) instanceof Verdict.Passed passed) {
            store.end(transaction, consultation.id(), Stage.DECIDED, null, now, null, passed.option());
            follow.follow(transaction, consultation, passed.option(), announced.by());
        }
    }

    /// The ballots that count, in the order of their receipts. One that does not open, repeats a nonce or
    /// answers something else does not.
    private static List<Published> valid(
            Consultation consultation, AsymmetricCipherKeyPair pair, List<Envelope> sealed) {
        List<Opened> opened = sealed.parallelStream()
                .map(envelope -> opened(consultation, pair, envelope))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(one -> one.ballot().receipt()))
                .toList();
        Set<String> nonces = new HashSet<>();
        return opened.stream()
                .filter(one -> nonces.add(one.nonce()))
                .map(Opened::ballot)
                .toList();
    }

    private static Optional<Opened> opened(Consultation consultation, AsymmetricCipherKeyPair pair, Envelope envelope) {
        Question question = consultation.question();
        byte[] hash = Optional.ofNullable(consultation.announced())
                .map(Consultation.Announced::optionsHash)
                .orElseThrow();
        return new Envelopes(consultation.id(), hash)
                .open(pair, envelope.personId(), envelope.sealed())
                .flatMap(Ballot::read)
                .filter(ballot -> ballot.choice()
                        .answers(question.method(), question.options().size()))
                .map(ballot -> new Opened(
                        HexFormat.of().formatHex(ballot.nonce()),
                        EnvelopeStore.published(ballot.receipt(consultation.id()), ballot.choice())));
    }
}
