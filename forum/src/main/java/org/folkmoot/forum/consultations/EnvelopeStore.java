package org.folkmoot.forum.consultations;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;

/// Reads and writes `envelope` and `counted_ballot`. The only place that does, but for [BallotBox].
final class EnvelopeStore {

    /// One statement writes them all, in the order in which they are given.
    private static final String WRITE = """
            insert into counted_ballot (consultation_id, receipt, choice)
            select :id, receipt, cast(string_to_array(choice, ',') as smallint[])
            from unnest(:receipts, :choices) with ordinality as ballot (receipt, choice, place)
            order by place
            """;

    /// What somebody sealed.
    @SuppressWarnings("ArrayRecordComponent") // two envelopes are never compared
    record Envelope(PersonId personId, byte[] sealed) {}

    /// A ballot as it is published.
    record Published(String receipt, List<Integer> choice) {}

    List<Envelope> all(Transaction transaction, ConsultationId consultation) {
        return transaction
                .query("select person_id, sealed from envelope where consultation_id = :id")
                .bind("id", consultation)
                .mapTo(Envelope.class)
                .list();
    }

    /// Destroys all of them, unopened.
    void destroy(Transaction transaction, ConsultationId consultation) {
        transaction
                .update("delete from envelope where consultation_id = :id")
                .bind("id", consultation)
                .execute();
    }

    void publish(Transaction transaction, ConsultationId consultation, List<Published> ballots) {
        transaction
                .update(WRITE)
                .bind("id", consultation)
                .bind("receipts", ballots.stream().map(Published::receipt).toArray(String[]::new))
                .bind("choices", ballots.stream().map(EnvelopeStore::written).toArray(String[]::new))
                .execute();
    }

    private static String written(Published ballot) {
        return String.join(
                ",",
                ballot.choice().stream().map(option -> Integer.toString(option)).toList());
    }

    /// Every ballot, by receipt.
    List<Published> published(Transaction transaction, ConsultationId consultation) {
        return transaction
                .query("select receipt, choice from counted_ballot where consultation_id = :id order by receipt")
                .bind("id", consultation)
                .mapTo(Published.class)
                .list();
    }

    static Published published(String receipt, BallotChoice choice) {
        return new Published(receipt, choice.options());
    }
}
