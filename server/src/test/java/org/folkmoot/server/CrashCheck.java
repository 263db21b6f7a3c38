package org.folkmoot.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.server.CrashDeed.Kind;
import org.folkmoot.testing.Invariant;

/// Holds what stands in the tables against what was acknowledged.
final class CrashCheck {

    private static final Map<Kind, String> STANDING = Map.of(
            Kind.POST, "select title as key, '' as said, id::text as number from post",
            Kind.COMMENT,
                    "select body as key, post_id::text as said, id::text as number from comment where instance_id = 1",
            Kind.NOTE,
                    "select trim(body, E' \\n') as key, post_id::text as said, id::text as number from comment"
                            + " where instance_id <> 1",
            Kind.VOTE, """
                    select person.name || ' ' || post_id as key, lower(direction) as said, '' as number
                    from vote join person on person.id = person_id join post on post.id = post_id
                    where origin_id = 1 and comment_id = 0 and post.author_id <> person_id
                    """,
            Kind.LIKE, """
                    select address || ' ' || post_id as key, direction as said, '' as number
                    from vote join remote_actor on kind = 'PERSON' and actor_id = person_id
                    where origin_id <> 1 and comment_id = 0
                    """,
            Kind.BALLOT, """
                    select name as key, '' as said, '' as number from envelope join person on person.id = person_id
                    """);

    /// What must have become true soon after a start, each with the count of what is not.
    static final Map<String, String> SETTLED = Map.of(
            "events without a place", "select count(*) from event where position is null",
            "received and not settled", "select count(*) from received where settled_at is null",
            "consumers behind",
                    "select count(*) from consumer_cursor, ledger_head h where consumer_cursor.position < h.position",
            "lanes of delivery behind", """
                    select count(*) from delivery_lane where cursor < (select coalesce(max(position), 0) from outgoing)
                    """);

    /// Something that stands there.
    record Row(String key, String said, String number) {}

    private final List<CrashDeed> deeds;
    private final Transaction tables;
    final List<String> lost = new ArrayList<>();
    final List<String> twice = new ArrayList<>();
    final List<String> otherwise = new ArrayList<>();

    private CrashCheck(List<CrashDeed> deeds, Transaction tables) {
        this.deeds = deeds;
        this.tables = tables;
    }

    static CrashCheck of(List<CrashDeed> deeds, Transaction tables) {
        CrashCheck check = new CrashCheck(deeds, tables);
        STANDING.keySet().forEach(check::stands);
        check.received();
        check.delivered();
        check.ledger();
        check.invariants();
        return check;
    }

    List<String> faults() {
        List<String> all = new ArrayList<>();
        lost.forEach(fault -> all.add("lost: " + fault));
        twice.forEach(fault -> all.add("twice: " + fault));
        all.addAll(otherwise);
        return all;
    }

    private void stands(Kind kind) {
        Map<String, List<Row>> rows =
                tables.query(Objects.requireNonNull(STANDING.get(kind))).mapTo(Row.class).list().stream()
                        .collect(Collectors.groupingBy(Row::key));
        Set<String> asked = new HashSet<>();
        for (CrashDeed deed : of(kind)) {
            asked.add(deed.key());
            List<Row> standing = rows.getOrDefault(deed.key(), List.of());
            if (deed.acknowledged()) {
                acknowledged(deed, standing);
            }
        }
        rows.forEach((key, standing) -> {
            if (standing.size() > 1) {
                twice.add(kind + " " + key);
            }
            if (!asked.contains(key)) {
                otherwise.add("nobody asked for " + kind + " " + key);
            }
        });
    }

    private void acknowledged(CrashDeed deed, List<Row> standing) {
        if (standing.isEmpty()) {
            lost.add(deed.line());
        } else if (deed.kind() == Kind.POST
                && !deed.words().matches("/post/" + standing.getFirst().number() + "\\b.*")) {
            otherwise.add("stands elsewhere: " + deed.line());
        } else if (deed.kind() != Kind.BALLOT && !standing.getFirst().said().equals(deed.said())) {
            otherwise.add("stands otherwise, as " + standing + ": " + deed.line());
        }
    }

    private List<CrashDeed> of(Kind kind) {
        return deeds.stream().filter(deed -> deed.kind() == kind).toList();
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new HashMap<>();
        tables.query(sql).mapTo(Row.class).list().forEach(row -> counts.put(row.key(), Long.parseLong(row.number())));
        return counts;
    }

    /// Each activity that was taken was kept once.
    private void received() {
        Map<String, Long> kept =
                counts("select activity_id as key, '' as said, count(*)::text as number from received group by 1");
        kept.forEach((id, times) -> {
            if (times > 1) {
                twice.add("received " + id);
            }
        });
        for (CrashDeed deed : deeds) {
            boolean brought = deed.kind() == Kind.LIKE || deed.kind() == Kind.NOTE;
            if (brought && deed.acknowledged() && !kept.containsKey(deed.words())) {
                lost.add("not kept: " + deed.line());
            }
        }
    }

    /// All that was to be told was heard, and nothing was heard that is not kept.
    private void delivered() {
        Map<String, Long> outgoing = counts("""
                select activity_id as key, '' as said, count(*)::text as number from outgoing
                where everyone or followers_of is not null or cardinality(peers) > 0 group by 1
                """);
        Set<String> heard = of(Kind.HEARD).stream().map(CrashDeed::key).collect(Collectors.toSet());
        outgoing.keySet().stream().filter(id -> !heard.contains(id)).forEach(id -> lost.add("never heard: " + id));
        heard.stream()
                .filter(id -> !outgoing.containsKey(id))
                .forEach(id -> otherwise.add("heard, and not kept: " + id));
    }

    private void ledger() {
        String gaps = gaps(tables);
        if (!gaps.isEmpty()) {
            otherwise.add(gaps);
        }
    }

    /// What is wrong with the places of events; empty when they are 1 to n without a gap.
    static String gaps(Transaction tables) {
        String numbers = tables.query("""
                select concat_ws(' ', count(*), count(distinct position), coalesce(min(position), 1),
                  coalesce(max(position), 0), (select position from ledger_head)) from event
                """).mapTo(String.class).one();
        String many = numbers.replaceFirst(" .*", "");
        return numbers.equals(String.join(" ", many, many, "1", many, many))
                ? ""
                : "the ledger has gaps; events, places, lowest, highest, head: " + numbers;
    }

    private void invariants() {
        otherwise.addAll(untrue(tables));
    }

    /// What is not as it always is, such as a tally that is no recount.
    static List<String> untrue(Transaction tables) {
        List<String> untrue = new ArrayList<>();
        for (Invariant invariant : ServiceLoader.load(Invariant.class)) {
            invariant.broken(tables).forEach(line -> untrue.add("not true that " + invariant.sentence() + ": " + line));
        }
        return untrue;
    }
}
