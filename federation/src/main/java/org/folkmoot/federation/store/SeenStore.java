package org.folkmoot.federation.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;

/// Reads and writes `seen_activity`: the marks of activities that came within seven days, so that one that is brought
/// again, by its author or within an announcement, is known. The only place that does.
public final class SeenStore {

    private static final int DAYS_KEPT = 7;

    /// Whether any of these marks was remembered.
    public boolean knowsAny(Transaction transaction, List<String> marks) {
        return transaction
                .query("select exists (select from seen_activity where hash = any (:hashes))")
                .bindArray(
                        "hashes",
                        byte[].class,
                        hashes(marks).stream().map(Hash::bytes).toList())
                .mapTo(Boolean.class)
                .one();
    }

    /// Remembers marks; false when one of them was remembered before.
    public boolean remember(Transaction transaction, List<String> marks, Instant now) {
        return remember(transaction, List.of(new Marks(marks, List.of(), now))).getFirst();
    }

    /// What an activity is known by.
    ///
    /// @param own       its marks
    /// @param takesBack marks of what must not come any more once this has come
    /// @param at        when it came
    public record Marks(List<String> own, List<String> takesBack, Instant at) {}

    /// Remembers the marks of many activities in turn; false for each of which a mark was remembered before, or by one
    /// before it. What such a one takes back is not remembered.
    public List<Boolean> remember(Transaction transaction, List<Marks> activities) {
        Map<Hash, LocalDate> days = new LinkedHashMap<>();
        List<Set<Hash>> own = new ArrayList<>();
        for (Marks activity : activities) {
            Set<Hash> hashes = hashes(activity.own());
            hashes.forEach(hash -> days.putIfAbsent(hash, day(activity.at())));
            own.add(hashes);
        }
        Set<Hash> unheard = inserted(transaction, days);
        Map<Hash, LocalDate> takenBack = new LinkedHashMap<>();
        List<Boolean> fresh = new ArrayList<>();
        for (int place = 0; place < own.size(); place++) {
            Marks activity = activities.get(place);
            boolean isFresh = unheard.containsAll(own.get(place));
            fresh.add(isFresh);
            unheard.removeAll(own.get(place));
            if (isFresh) {
                Set<Hash> takes = hashes(activity.takesBack());
                unheard.removeAll(takes);
                takes.forEach(hash -> takenBack.putIfAbsent(hash, day(activity.at())));
            }
        }
        if (!takenBack.isEmpty()) {
            inserted(transaction, takenBack);
        }
        return fresh;
    }

    private static Set<Hash> inserted(Transaction transaction, Map<Hash, LocalDate> days) {
        return new HashSet<>(transaction
                .query("""
                        insert into seen_activity (hash, seen_on)
                        select hash, seen_on from unnest(:hashes, :days) as mark (hash, seen_on) order by hash
                        on conflict do nothing
                        returning hash
                        """)
                .bindArray(
                        "hashes",
                        byte[].class,
                        days.keySet().stream().map(Hash::bytes).toList())
                .bindArray("days", LocalDate.class, List.copyOf(days.values()))
                .map((row, context) -> Hash.of(row.getBytes(1)))
                .list());
    }

    /// Forgets a mark, as if it had never come.
    public void forget(Transaction transaction, String mark) {
        transaction
                .update("delete from seen_activity where hash = :hash")
                .bind("hash", Hash.of(mark).bytes())
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

    /// A mark as it is kept: as long for a long address as for a short one.
    private record Hash(String hex) {

        static Hash of(String mark) {
            try {
                return of(MessageDigest.getInstance("SHA-256").digest(mark.getBytes(UTF_8)));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every Java has SHA-256", impossible);
            }
        }

        static Hash of(byte[] bytes) {
            return new Hash(HexFormat.of().formatHex(bytes));
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    private static Set<Hash> hashes(List<String> marks) {
        return marks.stream().map(Hash::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
