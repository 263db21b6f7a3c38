package org.folkmoot.forum.peering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `decision_entry` and `decision_text`. The only place that does.
final class DecisionLogStore {

    private static final String COLUMNS = "select number, kind, subject, record, hash from decision_entry ";

    /// Names of accounts that are gone.
    private static final String TO_FORGET = """
            from decision_text
            where said is not null
              and exists (select from person where person.id = named and deleted_at is not null)
            """;

    private static final String FORGET = """
            update decision_text set salt = null, said = null
            where (number, part) in (select number, part %s)
            """.formatted(TO_FORGET);

    /// Versions are numbered and written down in the same order.
    private static final String TERMS_MISSING = """
            select id from terms_version
            where id > (select coalesce(max(subject), 0) from decision_entry where kind = 'TERMS')
            order by id
            """;

    /// A text of an entry, with what its fingerprint was salted with; both null once it was taken out.
    ///
    /// @param gone whether it names somebody whose account is gone
    @SuppressWarnings("ArrayRecordComponent") // texts are shown and checked, never compared
    record Text(
            long number,
            String part,
            byte @Nullable [] salt,
            @Nullable String said,
            boolean gone) {}

    /// Lets one entry after the other be written.
    void lock(Transaction transaction) {
        transaction
                .update("lock table decision_entry in share row exclusive mode")
                .execute();
    }

    Optional<LogEntry> last(Transaction transaction) {
        return transaction
                .query(COLUMNS + "order by number desc limit 1")
                .mapTo(LogEntry.class)
                .findOne();
    }

    /// Entries, the oldest first.
    ///
    /// @param after only those of higher numbers
    List<LogEntry> after(Transaction transaction, long after, int limit) {
        return transaction
                .query(COLUMNS + "where number > :after order by number limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(LogEntry.class)
                .list();
    }

    /// The texts of some entries, by number.
    Map<Long, List<Text>> texts(Transaction transaction, List<LogEntry> entries) {
        Map<Long, List<Text>> texts = new HashMap<>();
        transaction
                .query("""
                        select number, part, salt, said, person.deleted_at is not null as gone
                        from decision_text left join person on person.id = named
                        where number = any(:numbers) order by number, part
                        """)
                .bind("numbers", entries.stream().mapToLong(LogEntry::number).toArray())
                .mapTo(Text.class)
                .forEach(text -> texts.computeIfAbsent(text.number(), number -> new ArrayList<>())
                        .add(text));
        return texts;
    }

    /// Writes the next entry; the lock must be held.
    void append(Transaction transaction, LogEntry entry, Map<String, LogText> texts, Map<String, byte[]> salts) {
        transaction
                .update("""
                        insert into decision_entry (number, kind, subject, record, hash)
                        values (:number, :kind, :subject, :record, :hash)
                        """)
                .bind("number", entry.number())
                .bind("kind", entry.kind())
                .bind("subject", entry.subject())
                .bind("record", entry.record())
                .bind("hash", entry.hash())
                .execute();
        texts.forEach((part, text) -> transaction
                .update("""
                        insert into decision_text (number, part, named, salt, said)
                        values (:number, :part, :named, :salt, :said)
                        """)
                .bind("number", entry.number())
                .bind("part", part)
                .bindByType("named", text.named(), PersonId.class)
                .bind("salt", salts.get(part))
                .bind("said", text.said())
                .execute());
    }

    /// Versions of terms that no entry tells of.
    List<TermsVersionId> termsMissing(Transaction transaction) {
        return transaction.query(TERMS_MISSING).mapTo(TermsVersionId.class).list();
    }

    /// Announced terms that no entry tells of.
    List<AnnouncementId> announcedMissing(Transaction transaction) {
        return announcedMissing(transaction, "true", LogKind.TERMS_ANNOUNCED);
    }

    /// Announced terms of whose withdrawal no entry tells.
    List<AnnouncementId> withdrawnMissing(Transaction transaction) {
        return announcedMissing(transaction, "withdrawn_by is not null", LogKind.TERMS_WITHDRAWN);
    }

    private static List<AnnouncementId> announcedMissing(Transaction transaction, String which, LogKind kind) {
        return transaction
                .query("""
                        select id from announced_terms
                        where %s and not exists (select from decision_entry where kind = :kind and subject = id)
                        order by id
                        """.formatted(which))
                .bind("kind", kind)
                .mapTo(AnnouncementId.class)
                .list();
    }

    /// Whether names stand in it of accounts that are gone.
    boolean mustForget(Transaction transaction) {
        return transaction
                .query("select exists (select " + TO_FORGET + ")")
                .mapTo(Boolean.class)
                .one();
    }

    /// Takes the names of accounts out that are gone.
    void forget(Transaction transaction) {
        transaction.update(FORGET).execute();
    }
}
