package org.folkmoot.browser;

import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.ChangeProfile;
import org.folkmoot.forum.accounts.SignUp;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.moderation.AppointModerator;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.ChangeSite;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.notifications.DeleteMessage;
import org.folkmoot.forum.notifications.EditMessage;
import org.folkmoot.forum.notifications.SendMessage;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.Consequences;
import org.folkmoot.forum.peering.PeeringOffice;
import org.folkmoot.forum.peering.TakeBackTerms;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// A small, lively town to look at pages with: everything in it is made by the deeds themselves, over the last days.
final class Town {

    static final String PASSWORD = World.PASSWORD;

    private final World world;
    private final Deeds deeds;
    private final Instant now;
    private final TestDatabase.Fresh fresh;
    private final RandomGenerator chance;
    private final Map<String, World.Member> people = new LinkedHashMap<>();
    private final Map<String, CommunityId> communities = new LinkedHashMap<>();
    private final Map<String, PostId> posts = new LinkedHashMap<>();
    private final Map<String, List<PersonId>> elsewhere = new LinkedHashMap<>();

    /// Builds it.
    ///
    /// @param fresh an empty database
    /// @param now   when the town is looked at
    Town(TestDatabase.Fresh fresh, Instant now) {
        this.fresh = fresh;
        this.now = now;
        chance = fresh.random();
        fresh.clock().moveTo(now.minus(Duration.ofDays(200)));
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        people.put("admin", world.admin);
        move();
        found();
        meet();
        for (TownWritings.Post post : TownWritings.POSTS) {
            write(post);
        }
        quarrel();
        whisper();
        open();
        govern();
        deeds.countActivity.count();
        deeds.settle();
    }

    /// Where a post is, by the beginning of its title.
    String post(String beginning) {
        return "/post/" + id(beginning).value();
    }

    private PostId id(String beginning) {
        return posts.entrySet().stream()
                .filter(post -> post.getKey().startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void move() {
        done(deeds.changeSite.change(
                world.admin.viewer(),
                new ChangeSite.Request(
                        "Tidewater",
                        "A small, stubborn town of people who grow, mend and ride things.",
                        "",
                        Mode.OPEN,
                        "",
                        true,
                        false,
                        false)));
        for (String[] person : TownWritings.PEOPLE) {
            World.Member member = world.member(person[0]);
            people.put(person[0], member);
            done(deeds.changeProfile.change(new ChangeProfile.Request(member.id(), person[1], person[2], null, false)));
            ago(Duration.ofDays(200 - 9L * people.size()));
        }
    }

    private void found() {
        for (String[] place : TownWritings.COMMUNITIES) {
            CommunityId community = done(world.foundCommunity.found(
                    member(place[3]).viewer(),
                    new FoundCommunity.Request(place[0], place[1], place[2], false, place[0].equals("town"), false)));
            communities.put(place[0], community);
            int joined = 0;
            for (World.Member member : people.values()) {
                if (++joined % 4 != place[0].length() % 4) {
                    done(deeds.joinCommunity.join(member.viewer(), community, JoinCommunity.Wish.SUBSCRIBE));
                }
            }
        }
    }

    private void meet() {
        for (String[] peer :
                new String[][] {{"railway.example", "45"}, {"plots.example", "26"}, {"tiny.example", "3"}}) {
            List<PersonId> theirs = new ArrayList<>();
            for (int who = 0; who < Integer.parseInt(peer[1]); who++) {
                theirs.add(world.stranger("rider_" + who, peer[0]));
            }
            elsewhere.put(peer[0], theirs);
        }
    }

    private void write(TownWritings.Post post) {
        Duration age = Duration.ofMinutes(post.minutesAgo());
        ago(age);
        PostId id = done(world.publishPost.publish(new WritePost.Request(
                member(post.author()).id(),
                community(post.community()),
                post.title(),
                post.url(),
                post.body(),
                "en",
                false,
                Provenance.local(Site.OURS))));
        posts.put(post.title(), id);
        votes(VoteTarget.of(id), post.author(), post.liked());
        List<CommentId> written = new ArrayList<>();
        for (int at = 0; at < post.comments().size(); at++) {
            String[] parts = post.comments().get(at).split("\\|", 3);
            ago(age.multipliedBy(post.comments().size() - at)
                    .dividedBy(post.comments().size() + 1L));
            CommentId parent = parts[0].isEmpty() ? null : written.get(Integer.parseInt(parts[0]) - 1);
            CommentId comment = member(parts[1]).comments(id, parent, parts[2]);
            written.add(comment);
            votes(new VoteTarget(id, comment), parts[1], post.liked() / 2);
        }
    }

    /// Votes of members and, where many like it, of other servers.
    private void votes(VoteTarget target, String author, int liked) {
        int given = 0;
        for (Map.Entry<String, World.Member> person : people.entrySet()) {
            if (!person.getKey().equals(author) && given < liked && chance.nextInt(10) < 8) {
                person.getValue().votes(target, chance.nextInt(14) == 0 ? Direction.DOWN : Direction.UP);
                given++;
            }
        }
        int more = liked - people.size();
        for (Map.Entry<String, List<PersonId>> peer : elsewhere.entrySet()) {
            InstanceId origin = world.instance(peer.getKey()).id();
            for (PersonId voter : peer.getValue()
                    .subList(0, Math.max(0, Math.min(peer.getValue().size(), more)))) {
                Direction direction = chance.nextInt(16) == 0 ? Direction.DOWN : Direction.UP;
                done(world.delivered(voter, target, direction, origin, null, Proof.SIGNED));
            }
            more = more / 2 - 1;
        }
    }

    private void quarrel() {
        ago(Duration.ofMinutes(50));
        PostId advertisement = id("Cheap watches");
        report("cleo", VoteTarget.of(advertisement), "An advertisement, posted by an account of today.");
        report("dana", VoteTarget.of(advertisement), "spam");
        done(deeds.removePost.remove(
                member("goran").viewer(),
                new RemovePost.Request(advertisement, true, "Advertisement. We do not sell watches here.")));
        done(deeds.ban.ban(
                world.admin.viewer(),
                new Ban.Request(member("watchseller").id(), null, null, "Came to advertise.", false)));
        PostId heated = id("Should the council");
        done(deeds.markPost.mark(
                member("goran").viewer(),
                new MarkPost.Request(heated, MarkPost.Mark.LOCKED, true, "Everything has been said, twice.")));
        done(deeds.ban.ban(
                member("goran").viewer(),
                new Ban.Request(
                        member("emil").id(),
                        community("trains"),
                        now.plus(Duration.ofDays(5)),
                        "Calling people names, after two warnings.",
                        false)));
        CommentId rude =
                member("emil").comments(id("What grew"), null, "Quinces are for people who cannot grow apples.");
        report("hana", new VoteTarget(id("What grew"), rude), "Needlessly rude, and not for the first time.");
        done(deeds.removeComment.remove(
                member("aino").viewer(), new RemoveComment.Request(rude, true, "Be kind or be brief.")));
        report("ben", VoteTarget.of(id("My neighbour")), "This names a person and their address.");
        report("farida", VoteTarget.of(id("Which bread")), "Duplicate of last week’s.");
        done(deeds.deletePost.delete(new DeletePost.Request(member("cleo").id(), id("Never mind"), true)));
        CommentId wrong = member("dana").comments(id("What grew"), null, "I was wrong about the leeks.");
        member("hana").comments(id("What grew"), wrong, "It happens to the best of us.");
        done(deeds.deleteComment.delete(new DeleteComment.Request(member("dana").id(), wrong, true)));
        done(deeds.markPost.mark(
                world.admin.viewer(),
                new MarkPost.Request(id("How this town"), MarkPost.Mark.PINNED_ON_SITE, true, "")));
        done(deeds.appointModerator.appoint(
                member("aino").viewer(),
                new AppointModerator.Request(
                        community("garden"), member("hana").id(), true, "She answers everybody.")));
        done(deeds.blockPerson.block(member("ben").id(), member("emil").id(), true));
    }

    /// What two say to each other alone.
    private void whisper() {
        ago(Duration.ofHours(30));
        says("aino", "ben", "Your quinces were the talk of the market. Would you swap some for *leeks*?");
        ago(Duration.ofHours(29));
        says(
                "ben",
                "aino",
                "Gladly! How many leeks is a quince worth these days?\n\n- small ones: two\n- large ones: one");
        MessageId wrong = says("ben", "aino", "And bring a bag, I have none left.");
        ago(Duration.ofHours(28));
        done(deeds.deleteMessage.delete(new DeleteMessage.Request(member("ben").id(), wrong, true)));
        MessageId edited = says("aino", "ben", "Two, then. On Saturday at the allotments?");
        ago(Duration.ofHours(27));
        done(deeds.editMessage.edit(new EditMessage.Request(
                member("aino").id(), edited, "Two, then. On Saturday at the allotments, before the rain?")));
        deeds.markMessagesRead.mark(member("ben").id(), member("aino").id(), edited);
        ago(Duration.ofMinutes(48));
        says("goran", "ben", "The 7:14 is cancelled tomorrow, in case you meant to take it.");
        MessageId advertisement = says("cleo", "ben", "Cheap watches, just for you!");
        done(deeds.reportMessage.report(
                member("ben").id(), advertisement, "I never asked for watches, and she never sold any before."));
        ago(Duration.ofMinutes(20));
        says("aino", "ben", "I am at the gate.");
    }

    private MessageId says(String who, String whom, String body) {
        return done(deeds.sendMessage.send(
                new SendMessage.Request(member(who).id(), member(whom).id(), body)));
    }

    /// People who would like to join, and wait.
    private void open() {
        ago(Duration.ofMinutes(40));
        done(deeds.changeSite.change(
                world.admin.viewer(),
                new ChangeSite.Request(
                        "Tidewater",
                        "A small, stubborn town of people who grow, mend and ride things.",
                        "",
                        Mode.BY_APPLICATION,
                        "What do you grow, mend or ride?",
                        true,
                        false,
                        false)));
        applies(
                "juniper",
                "Mostly mint, in tins on a balcony. I mend bicycles for the neighbours, and I would like to read about trains.");
        applies("otto_k", "hi");
    }

    /// On what terms the town meets two other servers: of one, half of what it was decided first was taken back.
    private void govern() {
        PeeringOffice office = new PeeringOffice(
                new InOffice(world.database, new Offices(world.standing), world.ledger, fresh.clock()),
                world.site,
                world.peerTerms,
                fresh.clock());
        Consequences consequences = new Consequences(
                new WhatIf(fresh.database(), world.index, world.termsInForce, world.scores, fresh.clock()),
                world.termsInForce,
                world.lenses,
                fresh.clock());
        ChangeTerms changeTerms = new ChangeTerms(fresh.database(), office, world.peerTerms, consequences);
        TakeBackTerms takeBack = new TakeBackTerms(fresh.database(), office, world.peerTerms, consequences);
        ago(Duration.ofDays(9));
        TermsVersionId quiet = done(changeTerms.change(
                world.admin.viewer(),
                terms(
                        "The railway",
                        "railway.example",
                        "0",
                        "They vote up every timetable that they write themselves.")));
        ago(Duration.ofDays(6));
        done(takeBack.takeBack(world.admin.viewer(), quiet, "They asked, and half of the town reads timetables."));
        ago(Duration.ofDays(5));
        done(changeTerms.change(
                world.admin.viewer(),
                terms("The railway", "railway.example", "25", "Four of them shall count as one of us.")));
        ago(Duration.ofDays(2));
        done(changeTerms.change(
                world.admin.viewer(),
                terms("", "plots.example\nallotments.example", "0", "Until they say who they are.")));
        ago(Duration.ofMinutes(30));
    }

    private static ChangeTerms.Request terms(String name, String domains, String percent, String reason) {
        return new ChangeTerms.Request(
                null,
                null,
                new TermsRule.Typed(
                        false,
                        name,
                        domains,
                        new TermsRule.Votes(percent, percent, "100", "100", "", "", "", true),
                        TermsRule.Choices.of(Terms.OPEN),
                        reason,
                        "",
                        ""));
    }

    private void applies(String name, String answer) {
        done(world.signUp.signUp(new SignUp.Request(name, PASSWORD, "", answer, null, null)));
    }

    private void report(String who, VoteTarget target, String reason) {
        done(deeds.report.report(member(who).viewer(), target, reason));
    }

    private void ago(Duration age) {
        fresh.clock().moveTo(now.minus(age));
    }

    private World.Member member(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    private CommunityId community(String name) {
        return Objects.requireNonNull(communities.get(name), name);
    }

    /// A private message, by the beginning of what it says.
    String message(String beginning) {
        return fresh.database()
                .read(transaction -> transaction
                        .query("select id from private_message where body like :beginning")
                        .bind("beginning", beginning + "%")
                        .mapTo(String.class)
                        .one());
    }

    /// A comment under a post, by the beginning of what it says; null when nobody said that.
    @Nullable
    String commentPath(String post, String beginning) {
        return fresh.database()
                .read(transaction -> transaction
                        .query(
                                "select id from comment where post_id = :post and body like :beginning order by id limit 1")
                        .bind("post", id(post))
                        .bind("beginning", beginning + "%")
                        .mapTo(CommentId.class)
                        .findOne())
                .map(comment -> "/comment/" + comment.value())
                .orElse(null);
    }
}
