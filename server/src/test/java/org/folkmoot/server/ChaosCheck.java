package org.folkmoot.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.values.PostId;

/// Holds what stands in the tables of one server against what was acknowledged to people of all of them.
final class ChaosCheck {

    private static final String PERSON = """
            (select coalesce(address.url, HOME || '/u/' || person.name) from person
             left join address on address.kind = 'PERSON' and address.id = person.id
             where person.id = WHO)
            """;
    private static final String COMMUNITY = """
            (select coalesce(address.url, HOME || '/c/' || community.name) from community
             left join address on address.kind = 'COMMUNITY' and address.id = community.id
             where community.id = WHICH)
            """;
    private static final String POST = thing("POST", "post");
    private static final String COMMENT = thing("COMMENT", "comment");

    private final ChaosServer server;
    private final ChaosOracle oracle;
    private final List<String> faults = new ArrayList<>();
    private int compared;

    private ChaosCheck(ChaosServer server, ChaosOracle oracle) {
        this.server = server;
        this.oracle = oracle;
    }

    static ChaosCheck of(ChaosServer server, ChaosOracle oracle, List<ChaosCommunity> communities) {
        ChaosCheck check = new ChaosCheck(server, oracle);
        check.posts();
        check.comments();
        check.votes();
        check.counted();
        check.moderators(communities);
        check.bans();
        check.memberships();
        check.subscribers();
        check.letters();
        check.reports();
        check.own();
        return check;
    }

    List<String> faults() {
        return faults;
    }

    /// How many states were held against each other.
    int compared() {
        return compared;
    }

    private static String thing(String kind, String table) {
        return """
                (select coalesce(address.url, case when thing.instance_id = 1 then HOME || '/TABLE/' || thing.id end)
                 from TABLE thing
                 left join address on address.kind = 'KIND' and address.id = thing.id where thing.id = WHICH)
                """.replace("KIND", kind).replace("TABLE", table);
    }

    /// Rows of two texts, the first of which names what the second says something about.
    private Map<String, String> read(String sql) {
        Map<String, String> found = new TreeMap<>();
        for (String row : server.rows(sql.replace("HOME", "'" + server.address("") + "'"))) {
            int end = row.indexOf(" => ");
            String key = row.substring(0, end);
            if (found.put(key, row.substring(end + 4)) != null) {
                faults.add(server.name() + " has twice: " + key);
            }
        }
        return found;
    }

    private void same(String what, Map<String, String> expected, Map<String, String> found, Set<String> mayMiss) {
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        for (String key : all) {
            compared++;
            String wanted = expected.get(key);
            String stands = found.get(key);
            if (wanted == null || stands == null) {
                if (stands != null || !mayMiss.contains(key)) {
                    faults.add("%s, %s %s: should be %s, is %s".formatted(server.name(), what, key, wanted, stands));
                }
            } else if (!wanted.equals(stands)) {
                faults.add("%s, %s %s: should be %s, is %s".formatted(server.name(), what, key, wanted, stands));
            }
        }
    }

    private static String by(String column) {
        return PERSON.replace("WHO", column);
    }

    private static String in(String column) {
        return COMMUNITY.replace("WHICH", column);
    }

    /// What nobody is shown need not be there; what it says then, need not be the last word.
    private Map<String, String> expected(boolean posts, Map<String, String> found, Set<String> mayMiss) {
        Map<String, String> expected = new TreeMap<>();
        for (ChaosThing thing : oracle.things.values()) {
            if (thing.post() == posts) {
                expected.put(thing.address, thing.state());
                if (thing.gone()) {
                    mayMiss.add(thing.address);
                    found.computeIfPresent(thing.address, (_, stands) -> goneAlike(thing, stands));
                }
            }
        }
        return expected;
    }

    private static String goneAlike(ChaosThing thing, String stands) {
        String fates = thing.post() ? " | %s | %s | %s | %s | " : " | %s | %s | ";
        Object[] flags = {thing.deleted, thing.removed, thing.locked, thing.featured};
        return stands.contains(fates.formatted(flags)) ? thing.state() : stands;
    }

    private void posts() {
        Map<String, String> found =
                read("""
                select concat_ws(' ', %s, '=>', concat_ws(' | ', %s, %s, (deleted_at is not null)::text,
                  (removed_at is not null)::text, (locked_at is not null)::text, pinned_in_community::text, title,
                  trim(body, E' \\n')))
                from post
                """.formatted(POST.replace("WHICH", "post.id"), in("post.community_id"), by("post.author_id")));
        Set<String> mayMiss = new HashSet<>();
        same("post", expected(true, found, mayMiss), found, mayMiss);
    }

    private void comments() {
        Map<String, String> found = read("""
                select concat_ws(' ', %s, '=>', concat_ws(' | ', coalesce(%s, %s), %s, (deleted_at is not null)::text,
                  (removed_at is not null)::text, trim(body, E' \\n')))
                from comment
                """.formatted(
                        COMMENT.replace("WHICH", "comment.id"),
                        COMMENT.replace("WHICH", "comment.parent_id"),
                        POST.replace("WHICH", "comment.post_id"),
                        by("comment.author_id")));
        Set<String> mayMiss = new HashSet<>();
        same("comment", expected(false, found, mayMiss), found, mayMiss);
    }

    private void votes() {
        Map<String, String> expected = new TreeMap<>();
        Set<String> mayMiss = new HashSet<>();
        for (ChaosThing thing : oracle.things.values()) {
            thing.votes.forEach((voter, direction) -> {
                String key = voter + " on " + thing.address;
                expected.put(key, direction.name());
                if (thing.gone()) {
                    mayMiss.add(key);
                }
            });
        }
        same(
                "vote",
                expected,
                read("""
                        select concat_ws(' ', %s, 'on', case when comment_id = 0 then %s else %s end, '=>', direction)
                        from vote
                        """.formatted(
                                by("vote.person_id"),
                                POST.replace("WHICH", "vote.post_id"),
                                COMMENT.replace("WHICH", "vote.comment_id"))),
                mayMiss);
    }

    /// Terms that were changed and taken back leave nothing behind: every vote counts.
    private void counted() {
        for (ChaosThing thing : oracle.things.values()) {
            if (thing.post()
                    && !thing.gone()
                    && server.find(thing.address).orElse(null) instanceof Addressed.Post(PostId post)) {
                long up = thing.votes.values().stream()
                        .filter(vote -> vote.name().equals("UP"))
                        .count();
                String wanted = up + " " + (thing.votes.size() - up);
                String stands = server.asks(transaction -> server.deeds().counted(transaction, post));
                compared++;
                if (!wanted.equals(stands)) {
                    faults.add("%s, votes that count on %s: should be %s, are %s"
                            .formatted(server.name(), thing.address, wanted, stands));
                }
            }
        }
    }

    private void moderators(List<ChaosCommunity> communities) {
        Map<String, String> expected = new TreeMap<>();
        for (ChaosCommunity community : communities) {
            for (ChaosMember moderator : community.moderators()) {
                expected.put(moderator.address() + " of " + community.address(), "moderator");
            }
        }
        Map<String, String> found = read("select concat_ws(' ', %s, 'of', %s, '=>', 'moderator') from community_role"
                .formatted(by("community_role.person_id"), in("community_role.community_id")));
        same("moderator", expected, found, Set.of());
    }

    private void bans() {
        Map<String, String> expected = new TreeMap<>();
        oracle.bans.forEach(ban -> expected.put(ban, "banned"));
        Map<String, String> found = read("select concat_ws(' ', %s, 'from', %s, '=>', 'banned') from community_standing"
                .formatted(by("community_standing.person_id"), in("community_standing.community_id")));
        same("ban", expected, found, Set.of());
    }

    /// Only of those who came and went meanwhile: at their own server, and at the community's.
    private void memberships() {
        Map<String, String> expected = new TreeMap<>();
        Set<String> asked = new HashSet<>();
        oracle.memberships.forEach((membership, wanted) -> {
            String key = membership.member().address() + " in "
                    + membership.community().address();
            asked.add(key);
            boolean here = server == membership.member().home()
                    || server == membership.community().home();
            if (here && wanted) {
                expected.put(key, "ACCEPTED");
            }
        });
        Map<String, String> found = read("select concat_ws(' ', %s, 'in', %s, '=>', state) from subscription"
                .formatted(by("subscription.person_id"), in("subscription.community_id")));
        found.keySet().retainAll(asked);
        same("subscription", expected, found, Set.of());
    }

    /// How many read a community of this server: who came with the world, and who came meanwhile.
    private void subscribers() {
        Map<String, String> expected = new TreeMap<>();
        oracle.memberships.forEach((membership, wanted) -> {
            if (wanted) {
                expected.merge(membership.community().address(), "5", (many, _) -> "" + (Integer.parseInt(many) + 1));
            }
        });
        Map<String, String> found = read("""
                select concat_ws(' ', %s, '=>', subscribers) from community_count
                join community on community.id = community_id where instance_id = 1
                """.formatted(in("community_count.community_id")));
        expected.keySet().retainAll(found.keySet());
        found.keySet().forEach(community -> expected.putIfAbsent(community, "4"));
        same("subscribers of", expected, found, Set.of());
    }

    private void letters() {
        Map<String, String> expected = new TreeMap<>();
        Set<String> mayMiss = new HashSet<>();
        for (ChaosOracle.Letter letter : oracle.letters.values()) {
            boolean theirs = server == letter.recipient.home();
            if (theirs || server == letter.sender.home()) {
                expected.put(letter.address, letter.state());
            }
            if (theirs && letter.deleted) {
                mayMiss.add(letter.address);
            }
        }
        Map<String, String> found = read("""
                select concat_ws(' ', coalesce(url, HOME || '/private_message/' || id), '=>', concat_ws(' | ', %s, %s,
                  (deleted_at is not null)::text, trim(body, E' \\n')))
                from private_message left join private_message_address on message_id = id
                """.formatted(by("sender_id"), by("recipient_id")));
        found.replaceAll((address, stands) -> {
            ChaosOracle.Letter letter = oracle.letters.get(address);
            return letter != null && letter.deleted && stands.contains(" | true | ") ? letter.state() : stands;
        });
        same("letter", expected, found, mayMiss);
    }

    private void reports() {
        Map<String, String> expected = new TreeMap<>();
        for (ChaosOracle.Complaint complaint : oracle.complaints) {
            if (server == complaint.reporter().home()
                    || server == complaint.thing().community.home()) {
                expected.put(complaint.reporter().address() + " of " + complaint.thing().address, complaint.reason());
            }
        }
        same(
                "report",
                expected,
                read("""
                        select concat_ws(' ', %s, 'of', coalesce(%s, %s), '=>', reason) from report
                        """.formatted(
                                by("reporter_id"),
                                COMMENT.replace("WHICH", "report.comment_id"),
                                POST.replace("WHICH", "report.post_id"))),
                Set.of());
    }

    /// What holds of every server by itself.
    private void own() {
        server.asks(CrashCheck::untrue).forEach(line -> faults.add(server.name() + ": " + line));
        CrashCheck.SETTLED.forEach((what, sql) -> {
            String count = server.one(sql);
            if (!count.equals("0")) {
                faults.add(server.name() + ", " + what + ": " + count);
            }
        });
        String gaps = server.asks(CrashCheck::gaps);
        if (!gaps.isEmpty()) {
            faults.add(server.name() + ": " + gaps);
        }
        server.rows("select activity_id from received group by 1, peer having count(*) > 1")
                .forEach(id -> faults.add(server.name() + " kept twice: " + id));
    }
}
