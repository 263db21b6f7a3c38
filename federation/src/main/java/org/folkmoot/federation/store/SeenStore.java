package org.folkmoot.federation.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.folkmoot.database.Transaction;

/// Reads and writes `seen_activity`: the marks of activities that came within seven days, so that one that is brought
/// again, by its author or within an announcement, is known. The only place that does.
public final class SeenStore {

    private static final int DAYS_KEPT = 7;

    /// Whether any of these marks was remembered.
    public boolean knowsAny(Transaction transaction, List<String> marks) {
        return transaction
                .query("select exists (select from seen_activity where hash = any (:hashes))")
                .bindArray("hashes", byte[].class, hashes(marks))
                .mapTo(Boolean.class)
                .one();
    }

    /// Remembers marks; false when one of them was remembered before.
    public boolean remember(Transaction transaction, List<String> marks, Instant now) {
        int fresh = transaction
                .update("""
                        insert into seen_activity (hash, seen_on)
                        select hash, :day from unnest(:hashes) as hash order by hash
                        on conflict do nothing
                        """)
                .bindArray("hashes", byte[].class, hashes(marks))
                .bind("day", day(now))
                .execute();
        return fresh == marks.stream().distinct().count();
    }

    /// Forgets a mark, as if it had never come.
    public void forget(Transaction transaction, String mark) {
        transaction
                .update("delete from seen_activity where hash = :hash")
                .bind("hash", hash(mark))
                .execute();
    }

    /// Forgets what is older than a week.
    public int forget(Transaction transaction, Instant now) {
        return transaction
                .update("delete from seen_activity where seen_on < :day")
                .bind("day", day(now).minusDays(DAYS_KEPT))
                .execute();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static List<byte[]> hashes(List<String> marks) {
        return marks.stream().distinct().map(SeenStore::hash).toList();
    }

    private static byte[] hash(String mark) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(mark.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
