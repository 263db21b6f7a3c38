package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.peering.LogKind;
import org.folkmoot.rules.consultations.Stage;
import org.jspecify.annotations.Nullable;

/// Reads what the log of decisions tells of consultations.
final class ConsultationLogStore {

    private static final String ROWS = """
            select consultation.id, question, body, case_for, case_against,
              array(select label from consultation_option where consultation_id = consultation.id order by number) as options,
              array(select coalesce(what_if_id, 0) from consultation_option where consultation_id = consultation.id
                    order by number) as proposals,
              method, pass, binding, quorum, opens_at, closes_at, joined_before, active_days, of_last, subscribed_to, stage,
              announced_by, announcer.name as announcer, announced_at, electorate,
              encode(sha256(public_key), 'hex') as public_key, encode(options_hash, 'hex') as options_hash,
              counted_at, took_part, invalid, support, ahead,
              (select encode(sha256(convert_to(coalesce(string_agg(
                   receipt || ' ' || array_to_string(choice, ',') || chr(10), '' order by receipt collate "C"), ''), 'UTF8')), 'hex')
               from counted_ballot where consultation_id = consultation.id) as receipts,
              ended_by, ender.name as ender, ended_at, ended_because, decided, adopted_id, not_adopted,
              array(select kind from decision_entry
                    where subject = consultation.id and kind like 'CONSULTATION%') as told
            from consultation
            left join person announcer on announcer.id = announced_by and announcer.deleted_at is null
            left join person ender on ender.id = ended_by and ender.deleted_at is null
            where stage <> 'DRAFT'
            """;

    private static final String MISSING = ROWS + """
              and (not exists (select from decision_entry
                               where subject = consultation.id and kind = 'CONSULTATION_ANNOUNCED')
                or counted_at is not null
                   and not exists (select from decision_entry
                                   where subject = consultation.id and kind = 'CONSULTATION_COUNTED')
                or ended_at is not null
                   and not exists (select from decision_entry
                                   where subject = consultation.id
                                     and kind in ('CONSULTATION_DECIDED', 'CONSULTATION_GIVEN_UP')))
            """;

    /// A consultation that was announced, and which entries tell of it.
    ///
    /// @param proposals what each option puts in force; 0 for nothing
    /// @param publicKey the fingerprint of the key to which ballots are sealed
    /// @param receipts  the fingerprint of all counted ballots, in the order of their receipts
    record Row(
            long id,
            String question,
            String body,
            String caseFor,
            String caseAgainst,
            List<String> options,
            List<Long> proposals,
            String method,
            String pass,
            boolean binding,
            int quorum,
            Instant opensAt,
            Instant closesAt,
            @Nullable LocalDate joinedBefore,
            int activeDays,
            int ofLast,
            @Nullable Long subscribedTo,
            Stage stage,
            long announcedBy,
            @Nullable String announcer,
            Instant announcedAt,
            int electorate,
            String publicKey,
            String optionsHash,
            @Nullable Instant countedAt,
            @Nullable Integer tookPart,
            @Nullable Integer invalid,
            @Nullable List<Integer> support,
            @Nullable List<Integer> ahead,
            String receipts,
            @Nullable Long endedBy,
            @Nullable String ender,
            @Nullable Instant endedAt,
            @Nullable String endedBecause,
            @Nullable Integer decided,
            @Nullable Long adoptedId,
            @Nullable String notAdopted,
            List<String> told) {

        /// Whether an entry tells of it that it came so far.
        boolean told(LogKind kind) {
            return told.contains(kind.name());
        }
    }

    /// Those of which no entry tells yet how far they are.
    List<Row> missing(Transaction transaction) {
        return transaction.query(MISSING).mapTo(Row.class).list();
    }

    /// All that were ever announced.
    List<Row> all(Transaction transaction) {
        return transaction.query(ROWS).mapTo(Row.class).list();
    }
}
