package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.peering.LogKind;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;

/// Reads and writes `ballot_key_export`. The only place that does.
final class KeyExportStore {

    private static final String EXPORTS = """
            select export.id, consultation_id as consultation, exported_by as by, person.name as author, exported_at as at
            from ballot_key_export export
            left join person on person.id = exported_by and person.deleted_at is null
            """;

    void note(Transaction transaction, ConsultationId consultation, PersonId by, Instant at) {
        transaction
                .update("""
                        insert into ballot_key_export (consultation_id, exported_by, exported_at)
                        values (:consultation, :by, :at)
                        """)
                .bind("consultation", consultation)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    /// How often the key of a consultation was exported, the first time first.
    List<KeyExport> of(Transaction transaction, ConsultationId consultation) {
        return transaction
                .query(EXPORTS + "where consultation_id = :consultation order by export.id")
                .bind("consultation", consultation)
                .mapTo(KeyExport.class)
                .list();
    }

    List<KeyExport> all(Transaction transaction) {
        return transaction.query(EXPORTS).mapTo(KeyExport.class).list();
    }

    /// Those that stand in no entry of the log of decisions yet.
    List<KeyExport> untold(Transaction transaction) {
        return transaction
                .query(EXPORTS + """
                        where not exists (select from decision_entry where kind = :kind and subject = export.id)
                        """)
                .bind("kind", LogKind.BALLOT_KEY_EXPORTED)
                .mapTo(KeyExport.class)
                .list();
    }
}
