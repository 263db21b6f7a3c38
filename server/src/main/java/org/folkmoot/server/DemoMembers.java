package org.folkmoot.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.folkmoot.forum.accounts.SignUp;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.consultations.CastBallot;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;

/// The members of the site in a story: they sign up, found communities, write, vote and cast ballots, each through the
/// deed by which
/// everybody does.
final class DemoMembers {

    private static final List<String> NAMES = List.of(
            "ada", "bela", "cem", "dora", "emre", "finn", "greta", "hana", "ines", "jana", "kofi", "lena", "mira",
            "nils", "ola", "pia", "quin", "rosa", "sami", "tove", "uma", "vera", "wim", "xenia", "yuki", "zoe");

    private static final int MOST_VOTES = 60;

    private final ForumRooms rooms;
    private final ConsultationRooms consultations;
    private final DemoCounts counts;
    private final DemoTexts texts;
    private final Random random = new Random(7);
    private final List<Viewer.Member> members = new ArrayList<>();
    private final Map<String, CommunityId> communities = new HashMap<>();

    DemoMembers(DemoServer server, DemoCounts counts, DemoTexts texts) {
        this.rooms = server.rooms();
        this.consultations = server.consultations();
        this.counts = counts;
        this.texts = texts;
    }

    /// Signs them up. That they share one password, which is hashed once, is the only thing that is quicker here than
    /// in life.
    ///
    /// @param count how many, beside the admin
    void join(int count) {
        String hash = rooms.passwords.hash(DemoServer.PASSWORD);
        Viewer.Member[] joined = new Viewer.Member[count];
        DemoCrowd.each(count, n -> {
            String name = name(n);
            SignUp.Request request = new SignUp.Request(name, DemoServer.PASSWORD, "", "", "en", null);
            PersonId person =
                    counts.done("sign-ups", rooms.signUp.signUp(request, hash)).person();
            joined[n] = new Viewer.Member(person, name, false, "en");
        });
        members.addAll(List.of(joined));
    }

    private static String name(int n) {
        return NAMES.get(n % NAMES.size()) + (n < NAMES.size() ? "" : "_" + n / NAMES.size());
    }

    Viewer.Member member(int n) {
        return members.get(n);
    }

    int count() {
        return members.size();
    }

    void foundCommunities() {
        FoundCommunity found = new FoundCommunity(
                rooms.database,
                rooms.site,
                rooms.names,
                rooms.standing,
                rooms.moderators,
                rooms.ledger,
                rooms.sources.clock());
        int founder = 0;
        for (DemoTexts.Community community : texts.communities()) {
            CommunityId id = counts.done(
                    "communities founded",
                    found.found(
                            members.get(founder++),
                            new FoundCommunity.Request(
                                    community.name(), community.title(), "", false, community.membersOnly(), false)));
            communities.put(community.name(), id);
        }
    }

    CommunityId community(String name) {
        return Objects.requireNonNull(communities.get(name), name);
    }

    /// Lets members write a part of what there is to read, and others vote and answer.
    void write(DemoTexts.Part part) {
        for (DemoTexts.Post post : texts.posts(part)) {
            PostId written = counts.done(
                    "posts written by members",
                    rooms.publishPost.publish(new WritePost.Request(
                            someone().person(),
                            community(post.community()),
                            post.title(),
                            null,
                            post.text(),
                            "en",
                            false,
                            Provenance.local(Site.OURS))));
            for (String answer : post.answers()) {
                counts.done(
                        "comments written by members",
                        rooms.publishComment.publish(new WriteComment.Request(
                                someone().person(), written, null, answer, "en", Provenance.local(Site.OURS))));
            }
            votes(VoteTarget.of(written), Math.min(members.size() / 2, 8 + random.nextInt(MOST_VOTES)));
        }
    }

    private Viewer.Member someone() {
        return members.get(random.nextInt(members.size()));
    }

    private void votes(VoteTarget target, int many) {
        int from = random.nextInt(members.size() - many);
        DemoCrowd.each(many, n -> votes(members.get(from + n), target, n % 9 == 8 ? Direction.DOWN : Direction.UP));
    }

    /// Lets one vote.
    void votes(Viewer.Member member, VoteTarget target, Direction direction) {
        Instant now = rooms.sources.clock().instant();
        counts.done(
                "votes cast by members",
                rooms.castVote.cast(
                        new CastVote.Request(member.person(), target, direction, Provenance.local(Site.OURS), now)));
    }

    /// Casts ballots for options in turn: so many for the first, then for the second …
    void cast(ConsultationId consultation, List<Integer> ballots) {
        List<Integer> choices = new ArrayList<>();
        for (int option = 1; option <= ballots.size(); option++) {
            for (int n = 0; n < ballots.get(option - 1); n++) {
                choices.add(option);
            }
        }
        DemoCrowd.each(
                choices.size(),
                n -> counts.done(
                        "ballots cast",
                        consultations
                                .deeds
                                .cast()
                                .cast(
                                        members.get(n),
                                        new CastBallot.Request(
                                                consultation, new BallotChoice(List.of(choices.get(n))), ""))));
    }
}
