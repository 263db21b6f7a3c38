package org.folkmoot.forum.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.notifications.Inbox.Kind;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;

/// Reads and writes `notice_round`. The only place that does.
final class RoundStore {

    /// What ended longer ago ended before anybody was told of such things.
    private static final Duration NEWS = Duration.ofDays(7);

    private static final String MATTERS = """
            select id, stage, opens_at, closes_at,
              array(select kind from notice_round where consultation_id = consultation.id) as begun
            from consultation
            where stage in ('ANNOUNCED', 'OPEN') or (stage in ('DECIDED', 'VOID') and ended_at > :since)
            order by id
            """;

    private static final String UNFINISHED = """
            select consultation_id, kind, question, opens_at, closes_at
            from notice_round join consultation on consultation.id = consultation_id
            where done_at is null
            order by consultation_id, kind
            """;

    private static final String LOCK = """
            select reached from notice_round
            where consultation_id = :id and kind = :kind and done_at is null
            for update skip locked
            """;

    /// Nobody is called to what is over, and reminded of what they did.
    private static final String PEOPLE = """
            select elector.person_id
            from elector
            join consultation on consultation.id = elector.consultation_id
            join account on account.person_id = elector.person_id
            where elector.consultation_id = :id and elector.person_id > :reached
              and (:kind in ('DECIDED', 'GIVEN_UP') or stage in ('ANNOUNCED', 'OPEN'))
              and (:kind <> 'CLOSING' or not elector.took_part)
            order by elector.person_id
            limit :limit
            """;

    /// A consultation about which there may be something to tell.
    ///
    /// @param begun what its electors were told already, or are being told
    record Matter(ConsultationId id, Stage stage, Instant opensAt, Instant closesAt, List<String> begun) {}

    /// One thing that everybody on a list is told.
    record Round(ConsultationId consultationId, Kind kind, String question, Instant opensAt, Instant closesAt) {}

    List<Matter> matters(Transaction transaction, Instant now) {
        return transaction
                .query(MATTERS)
                .bind("since", now.minus(NEWS))
                .mapTo(Matter.class)
                .list();
    }

    /// Begins a round, if it did not begin before.
    void begin(Transaction transaction, ConsultationId consultation, Kind kind) {
        transaction
                .update("insert into notice_round (consultation_id, kind) values (:id, :kind) on conflict do nothing")
                .bind("id", consultation)
                .bind("kind", kind)
                .execute();
    }

    List<Round> unfinished(Transaction transaction) {
        return transaction.query(UNFINISHED).mapTo(Round.class).list();
    }

    /// Up to which person everybody was told; empty when the round is over, or another transaction is at it.
    Optional<Long> lock(Transaction transaction, Round round) {
        return transaction
                .query(LOCK)
                .bind("id", round.consultationId())
                .bind("kind", round.kind())
                .mapTo(Long.class)
                .findOne();
    }

    /// Nobody moves the consultation on until the transaction ends: who gives it up takes back every letter about it.
    void hold(Transaction transaction, Round round) {
        transaction
                .query("select id from consultation where id = :id for share")
                .bind("id", round.consultationId())
                .mapTo(ConsultationId.class)
                .list();
    }

    /// The next who are to be told, by their numbers. Who erased their account is told nothing.
    List<Long> people(Transaction transaction, Round round, long reached, int limit) {
        return transaction
                .query(PEOPLE)
                .bind("id", round.consultationId())
                .bind("kind", round.kind())
                .bind("reached", reached)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    void reached(Transaction transaction, Round round, long person) {
        transaction
                .update("update notice_round set reached = :person where consultation_id = :id and kind = :kind")
                .bind("id", round.consultationId())
                .bind("kind", round.kind())
                .bind("person", person)
                .execute();
    }

    void done(Transaction transaction, Round round, Instant at) {
        transaction
                .update("update notice_round set done_at = :at where consultation_id = :id and kind = :kind")
                .bind("id", round.consultationId())
                .bind("kind", round.kind())
                .bind("at", at)
                .execute();
    }
}
