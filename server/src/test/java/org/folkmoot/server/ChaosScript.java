package org.folkmoot.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.moderation.MarkPost.Mark;
import org.folkmoot.server.ChaosThing.Fate;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// What people of all servers do, one deed after the other, as a seed draws it. Each deed is done on the
/// doer's own server, by what that server knows at the time; what it acknowledges is written into the
/// [ChaosOracle].
final class ChaosScript {

    private final ChaosWorld world;
    private final ChaosOracle oracle;
    private final ChaosTotals totals;
    private final Random random;
    private final List<Change> changes = new ArrayList<>();
    private final Set<List<String>> changed = new HashSet<>();
    private int words;

    /// Terms that were changed and have to be taken back.
    private record Change(ChaosServer server, TermsVersionId decision) {}

    ChaosScript(ChaosWorld world, ChaosOracle oracle, ChaosTotals totals, Random random) {
        this.world = world;
        this.oracle = oracle;
        this.totals = totals;
        this.random = random;
    }

    /// One deed of somebody whose server runs.
    void deed() {
        int drawn = random.nextInt(100);
        if (drawn < 13) {
            post();
        } else if (drawn < 31) {
            comment();
        } else if (drawn < 43) {
            edit();
        } else if (drawn < 53) {
            takeBack();
        } else if (drawn < 68) {
            vote();
        } else if (drawn < 81) {
            judge();
        } else if (drawn < 87) {
            join();
        } else if (drawn < 90) {
            ban();
        } else if (drawn < 96) {
            letter();
        } else if (drawn < 98) {
            report();
        } else {
            terms();
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String words(String kind) {
        return kind + " " + ++words;
    }

    /// Answers null where there is none.
    private <T> @Nullable T one(List<T> of) {
        return of.isEmpty() ? null : of.get(random.nextInt(of.size()));
    }

    private @Nullable ChaosMember speaker() {
        List<ChaosServer> up = world.servers.stream().filter(ChaosServer::up).toList();
        ChaosServer server = one(up);
        return server == null
                ? null
                : world.members.get(world.servers.indexOf(server)).get(random.nextInt(3));
    }

    private ChaosCommunity community() {
        return world.communities.get(random.nextInt(world.communities.size()));
    }

    private Fate fate() {
        int drawn = random.nextInt(10);
        return drawn < 5 ? Fate.TALKED_ABOUT : drawn < 7 ? Fate.TAKEN_BACK : Fate.JUDGED;
    }

    private ChaosMember judge(ChaosCommunity community) {
        return community.moderators().get(random.nextInt(community.moderators().size()));
    }

    private List<ChaosThing> things(Predicate<ChaosThing> which) {
        return oracle.things.values().stream().filter(which).toList();
    }

    private void post() {
        ChaosMember who = speaker();
        if (who == null) {
            return;
        }
        ChaosCommunity where = community();
        String title = words("Post");
        ChaosDeeds deeds = who.home().deeds();
        Optional<PostId> post = deeds.posts(who.person(), ChaosWorld.community(who.home(), where), title, "As written");
        totals.deed("posts", post.isPresent());
        post.ifPresent(id -> oracle.wrote(new ChaosThing(
                who.home().address("/post/" + id.value()),
                where,
                who,
                fate(),
                null,
                judge(where),
                title,
                "As written")));
    }

    private void comment() {
        ChaosMember who = speaker();
        ChaosThing under = one(things(thing -> thing.fate == Fate.TALKED_ABOUT));
        Addressed place = who == null || under == null
                ? null
                : who.home().find(under.address).orElse(null);
        if (who == null || under == null || place == null) {
            return;
        }
        String body = words("Comment");
        Optional<CommentId> comment = who.home().deeds().answers(who.person(), place, body);
        totals.deed("comments", comment.isPresent());
        comment.ifPresent(id -> oracle.wrote(new ChaosThing(
                who.home().address("/comment/" + id.value()),
                under.community,
                who,
                fate(),
                under,
                judge(under.community),
                "",
                body)));
    }

    private void edit() {
        ChaosThing thing = one(things(any -> any.author.home().up() && !any.deleted && !world.first.contains(any)));
        if (thing == null) {
            return;
        }
        String title = thing.post() ? words("Edited post") : "";
        String body = words("Edited");
        ChaosServer home = thing.author.home();
        boolean done = home.deeds()
                .edits(thing.author.person(), home.find(thing.address).orElseThrow(), title, body);
        totals.deed("edits", done);
        if (done) {
            thing.title = title;
            thing.body = body;
        }
    }

    private void takeBack() {
        ChaosThing thing = one(things(any -> any.author.home().up() && any.fate == Fate.TAKEN_BACK));
        if (thing == null) {
            return;
        }
        ChaosServer home = thing.author.home();
        boolean done = home.deeds()
                .deletes(thing.author.person(), home.find(thing.address).orElseThrow(), !thing.deleted);
        totals.deed("taken back or brought back", done);
        if (done) {
            thing.deleted = !thing.deleted;
        }
    }

    private void vote() {
        ChaosMember who = speaker();
        ChaosThing thing = one(things(any -> any.fate == Fate.TALKED_ABOUT));
        Addressed place = who == null || thing == null
                ? null
                : who.home().find(thing.address).orElse(null);
        if (who == null || thing == null || place == null) {
            return;
        }
        Direction stands = thing.votes.get(who.address());
        Direction wanted = stands != null && chance(40) ? null : chance(60) ? Direction.UP : Direction.DOWN;
        boolean done = who.home().deeds().votes(who.person(), place, wanted);
        totals.deed("votes", done);
        if (done && wanted == null) {
            thing.votes.remove(who.address());
        } else if (done) {
            thing.votes.put(who.address(), Objects.requireNonNull(wanted));
        }
    }

    /// A moderator acts on what their own server knows.
    private void judge() {
        ChaosThing thing =
                one(things(any -> any.fate == Fate.JUDGED && any.judge.home().up()));
        Addressed here =
                thing == null ? null : thing.judge.home().find(thing.address).orElse(null);
        if (thing == null || here == null) {
            return;
        }
        ChaosDeeds deeds = thing.judge.home().deeds();
        Viewer.Member judge = thing.judge.viewer();
        int act = here instanceof Addressed.Post ? random.nextInt(4) : 0;
        switch (act) {
            case 2 -> {
                if (here instanceof Addressed.Post(PostId post)) {
                    boolean done = deeds.marks(judge, post, Mark.LOCKED, !thing.locked);
                    totals.deed("locks", done);
                    thing.locked ^= done;
                }
            }
            case 3 -> {
                if (here instanceof Addressed.Post(PostId post)) {
                    boolean done = deeds.marks(judge, post, Mark.PINNED_IN_COMMUNITY, !thing.featured);
                    totals.deed("featured or no more", done);
                    thing.featured ^= done;
                }
            }
            default -> {
                boolean done = deeds.removes(judge, here, !thing.removed);
                totals.deed("removed or put back", done);
                thing.removed ^= done;
            }
        }
    }

    private void join() {
        ChaosMember who = speaker();
        if (who == null || who.equals(world.lead(world.servers.indexOf(who.home())))) {
            return;
        }
        var membership = new ChaosOracle.Membership(who, community());
        boolean wanted = !oracle.memberships.getOrDefault(membership, false);
        boolean done = who.home()
                .deeds()
                .joins(who.viewer(), ChaosWorld.community(who.home(), membership.community()), wanted);
        totals.deed("subscribed or no more", done);
        if (done) {
            oracle.memberships.put(membership, wanted);
        }
    }

    /// Whoever founded a community bans its troublemaker, or lets them in again.
    private void ban() {
        ChaosCommunity community = community();
        if (!community.home().up()) {
            return;
        }
        ChaosMember whom = world.trouble(world.communities.indexOf(community) + 1);
        String ban = ChaosOracle.ban(whom, community);
        boolean banned = !oracle.bans.contains(ban);
        boolean done = community
                .home()
                .deeds()
                .bans(
                        community.moderators().getFirst().viewer(),
                        ChaosWorld.person(community.home(), whom),
                        ChaosWorld.community(community.home(), community),
                        banned);
        totals.deed("bans and their ends", done);
        if (done && banned) {
            oracle.bans.add(ban);
        } else if (done) {
            oracle.bans.remove(ban);
        }
    }

    private void letter() {
        ChaosOracle.Letter known = one(oracle.letters.values().stream()
                .filter(letter -> letter.sender.home().up())
                .toList());
        if (known == null || chance(50)) {
            write();
        } else if (chance(50)) {
            boolean done = known.sender.home().deeds().takesBack(known.sender.person(), number(known), !known.deleted);
            totals.deed("letters taken back or brought back", done);
            known.deleted ^= done;
        } else if (!known.deleted) {
            String body = words("Rewritten");
            boolean done = known.sender.home().deeds().rewrites(known.sender.person(), number(known), body);
            totals.deed("letters rewritten", done);
            known.body = done ? body : known.body;
        }
    }

    private static MessageId number(ChaosOracle.Letter letter) {
        return new MessageId(letter.number);
    }

    private void write() {
        ChaosMember who = speaker();
        ChaosMember whom = world.lead(random.nextInt(world.servers.size()));
        if (who == null || whom.home().equals(who.home())) {
            return;
        }
        Addressed known = who.home().find(whom.address()).orElse(null);
        if (known instanceof Addressed.Person(PersonId recipient)) {
            String body = words("Dear " + whom.name());
            Optional<MessageId> letter = who.home().deeds().writes(who.person(), recipient, body);
            totals.deed("letters", letter.isPresent());
            letter.ifPresent(id -> {
                String address = who.home().address("/private_message/" + id.value());
                oracle.letters.put(address, new ChaosOracle.Letter(address, id.value(), who, whom, body));
            });
        }
    }

    private void report() {
        ChaosMember who = speaker();
        ChaosThing thing = one(things(any -> any.fate == Fate.TALKED_ABOUT));
        Addressed here = who == null || thing == null
                ? null
                : who.home().find(thing.address).orElse(null);
        boolean again = oracle.complaints.stream()
                .anyMatch(
                        known -> known.thing().equals(thing) && known.reporter().equals(who));
        if (who == null || thing == null || here == null || again) {
            return;
        }
        String reason = words("Reason");
        boolean done = who.home().deeds().reports(who.viewer(), here, reason);
        totals.deed("reports", done);
        if (done) {
            oracle.complaints.add(new ChaosOracle.Complaint(who, thing, reason));
        }
    }

    /// An admin lets the votes of another server count half, once for each; or takes that back.
    private void terms() {
        Change held =
                one(changes.stream().filter(change -> change.server().up()).toList());
        if (held != null && chance(50)) {
            giveBack(held);
            return;
        }
        ChaosServer server = one(world.servers.stream().filter(ChaosServer::up).toList());
        ChaosServer other = world.servers.get(random.nextInt(world.servers.size()));
        if (server == null || server == other || !changed.add(List.of(server.host(), other.host()))) {
            return;
        }
        Optional<TermsVersionId> decision = server.deeds().halves(admin(server), other.host());
        totals.deed("terms", decision.isPresent());
        decision.ifPresent(id -> changes.add(new Change(server, id)));
    }

    private void giveBack(Change change) {
        boolean done = change.server().deeds().takesTermsBack(admin(change.server()), change.decision());
        totals.deed("terms taken back", done);
        changes.remove(change);
        if (!done) {
            throw new AssertionError("Terms cannot be taken back: " + change);
        }
    }

    private static Viewer.Member admin(ChaosServer server) {
        long person = Long.parseLong(server.one("select person_id from account where admin"));
        return new Viewer.Member(new PersonId(person), "admin", true, "en");
    }

    /// Takes every change of terms back.
    void giveBackAll() {
        List.copyOf(changes).forEach(this::giveBack);
    }

    /// Lets a moment go by, by the servers' clock and in truth.
    void pause() throws InterruptedException {
        int millis = chance(5) ? 10_000 + random.nextInt(30_000) : 20 + random.nextInt(1_500);
        world.network.advance(Duration.ofMillis(millis));
        if (chance(50)) {
            Thread.sleep(random.nextInt(20));
        }
    }
}
