package org.folkmoot.server;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.forum.accounts.ChoosePeer;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.OpenTalk;
import org.folkmoot.forum.feeds.CommentNode;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.Consequences;
import org.folkmoot.forum.peering.EndTerms;
import org.folkmoot.forum.peering.KeepWhatIf;
import org.folkmoot.forum.peering.PeeringOffice;
import org.folkmoot.rules.consultations.QuestionRule;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices.Axis;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Order;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.WhatIfId;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.routes.ConsultationRoutes;

/// The story for which this forum was made, played on a fresh server with made-up ones around it: a giant arrives with
/// advertisements and a
/// hundred thousand votes; what terms would change is looked at; the members are asked; what they decide comes in
/// force, and two of
/// them choose otherwise for themselves. Everything is done by the deeds and through the inbox by which it is always
/// done.
public final class ThreadsDemo implements AutoCloseable {

    /// How large the story is.
    ///
    /// @param members  beside the admin
    /// @param voters   people of the giant who vote for each of its posts
    /// @param signers  how many of them vote by the giant's own signature
    /// @param ballots  for each option
    /// @param guests   people of other servers who are for the last option
    public record Size(int members, int voters, int signers, List<Integer> ballots, int guests) {

        /// As it was in 2023: 100,000 votes for 20 posts, 1,006 and 148 and 136 ballots, 288 voices from elsewhere.
        public static final Size WHOLE = new Size(3_119, 5_000, 100, List.of(1_006, 148, 136), 288);

        public Size {
            ballots = List.copyOf(ballots);
        }
    }

    private static final Duration BEGINS = Duration.ofDays(30);
    private static final Duration GIANT_COMES = Duration.ofDays(16);
    private static final Duration ASKED = Duration.ofDays(15);
    private static final Duration OPENS = Duration.ofDays(14);
    private static final Duration CLOSES = Duration.ofDays(2);
    private static final Duration TODAY = Duration.ofHours(3);

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final long LOOK_MILLIS = 100;

    private static final List<String> OPTIONS = List.of(
            "Stay apart, unless a member chooses otherwise",
            "A middle way: followed only, a quarter of their votes",
            "Meet them as any other server");

    private final Size size;
    private final PrintWriter out;
    private final InstantSource real;
    private final DemoClock clock;
    private final DemoCounts counts = new DemoCounts();
    private final DemoTexts texts = DemoTexts.read();
    private final DemoServer server;
    private final DemoGiant giant;
    private final DemoMembers members;
    private final Viewer admin;

    /// Starts the servers; [#play] tells the story.
    ///
    /// @param port that the site listens on
    public ThreadsDemo(Size size, int port, InstantSource real, PrintWriter out) {
        this.size = size;
        this.out = out;
        this.real = real;
        clock = new DemoClock(real, BEGINS);
        server = new DemoServer("agora", port, clock);
        try {
            giant = new DemoGiant(server, clock, counts);
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
        members = new DemoMembers(server, counts, texts);
        PersonId first = server.rooms().accounts.named(DemoServer.ADMIN).orElseThrow();
        admin = new Viewer.Member(first, DemoServer.ADMIN, true, "en");
    }

    /// What the site was started with.
    Settings settings() {
        return server.settings();
    }

    /// Where to look, when it was played.
    ///
    /// @param people   who can log in, by name, and what is to be seen with their eyes
    /// @param password of all of them
    /// @param deeds    how often each thing was done
    /// @param took     from the first sign-up to the last step
    public record Played(
            String consultation,
            String decision,
            String terms,
            String front,
            Map<String, String> people,
            String password,
            Map<String, Long> deeds,
            Duration took) {}

    /// Plays it from its first to its last day, and says on the way what happens.
    public Played play() {
        Instant began = real.instant();
        say("Members join and write.");
        members.join(size.members());
        members.foundCommunities();
        members.write(DemoTexts.Part.BEFORE);
        clock.leap(GIANT_COMES);
        say("Threads arrives: posts, advertisements, votes.");
        arrive();
        clock.leap(ASKED);
        say("What terms would change is looked at, and the members are asked.");
        ConsultationId asked = ask();
        clock.leap(OPENS);
        tend(asked, Stage.OPEN);
        say("Ballots are cast, and people from elsewhere are heard apart.");
        members.cast(asked, size.ballots());
        hear(asked);
        clock.leap(CLOSES);
        tend(asked, Stage.DECIDED);
        say("It is decided, and what won is in force. Two members choose otherwise for themselves.");
        choose(0, List.of(Axis.values()));
        choose(1, List.of(Axis.POSTS, Axis.COMMUNITIES));
        clock.leap(TODAY);
        members.write(DemoTexts.Part.AFTER);
        giant.post(List.of("After the decision: the new collection #ad"));
        clock.leap(Duration.ZERO);
        return played(asked, Duration.between(began, real.instant()));
    }

    private void say(String what) {
        out.println(what);
        out.flush();
    }

    private void arrive() {
        CommunityId magazine = giant.meet(server.lookup());
        ForumRooms rooms = server.rooms();
        JoinCommunity join = new JoinCommunity(
                rooms.database, rooms.accounts, rooms.ledger, rooms.termsInForce, rooms.sources.clock());
        Viewer reader = members.member(0);
        counts.done("subscriptions", join.join(reader, magazine, JoinCommunity.Wish.SUBSCRIBE));
        until(() -> rooms.communityView
                .page(reader, magazine)
                .filter(page -> page.subscribed() && !page.pending())
                .isPresent());
        giant.post(texts.giant());
        until(() -> posts(magazine).size() == texts.giant().size());
        giant.vote(size.voters(), size.signers(), brought -> say(brought + " votes were brought to the inbox."));
        long votes = (long) size.voters() * texts.giant().size();
        until(() ->
                posts(magazine).stream().mapToLong(post -> post.score().rawUp()).sum() >= votes);
    }

    private List<PostCard> posts(CommunityId community) {
        FeedRequest all = new FeedRequest(new Scope.InCommunity(community), Order.NEW, null, 50);
        return server.rooms().feeds.page(new Viewer.Visitor(), all).posts();
    }

    /// Terms are drafted, looked at and kept; the question carries them.
    private ConsultationId ask() {
        KeepWhatIf keep = keepWhatIf();
        WhatIfId apart =
                kept(keep, Terms.QUIET_VOTES.contents(new Contents(Reception.ACCEPT, Visibility.NOBODY, true)));
        WhatIfId middle = kept(
                keep,
                Terms.OPEN
                        .votes(VoteAxes.DEFAULT.votes(250))
                        .contents(new Contents(Reception.ACCEPT, Visibility.FOLLOWERS, true)));
        ConsultationRoutes.Deeds deeds = server.consultations().deeds;
        ConsultationId asked =
                counts.done("consultations drafted", deeds.draft().keep(admin, null, question()));
        counts.done("terms tied to an option", deeds.draft().propose(admin, asked, 1, apart));
        counts.done("terms tied to an option", deeds.draft().propose(admin, asked, 2, middle));
        counts.done("consultations announced", deeds.announce().announce(admin, asked));
        String page = server.address("/consultations/" + asked.value());
        open(asked, OpenTalk.Audience.MEMBERS, "council", page, "Here only members read and write.");
        open(asked, OpenTalk.Audience.EVERYBODY, "agora", page, "Whoever is not a member says here what they think.");
        return asked;
    }

    private void open(ConsultationId asked, OpenTalk.Audience audience, String community, String page, String text) {
        counts.done(
                "threads opened about the question",
                server.consultations()
                        .deeds
                        .talk()
                        .open(admin, new OpenTalk.Request(asked, audience, members.community(community), page, text)));
    }

    private KeepWhatIf keepWhatIf() {
        ForumRooms rooms = server.rooms();
        PeeringOffice office = new PeeringOffice(rooms.office, rooms.site, rooms.peerTerms, clock);
        Consequences consequences = new Consequences(
                new WhatIf(rooms.database, rooms.index, rooms.termsInForce, rooms.scores, clock),
                rooms.termsInForce,
                rooms.lenses,
                clock);
        rooms.lenses.count();
        return new KeepWhatIf(
                rooms.database,
                office,
                rooms.peerTerms,
                new ChangeTerms(rooms.database, office, rooms.peerTerms, consequences),
                new EndTerms(rooms.database, office, rooms.peerTerms, consequences),
                clock);
    }

    private WhatIfId kept(KeepWhatIf keep, Terms terms) {
        TermsRule.Typed typed = new TermsRule.Typed(
                false,
                "Threads",
                giant.host(),
                TermsRule.Votes.of(terms),
                TermsRule.Choices.of(terms),
                "To ask the members",
                "",
                "");
        return counts.done(
                "comparisons of front pages kept", keep.keep(admin, new ChangeTerms.Request(null, null, typed)));
    }

    private QuestionRule.Typed question() {
        return new QuestionRule.Typed(
                "On what terms do we meet Threads?",
                "Threads federates since yesterday. Its people sent twenty posts and a hundred thousand votes.",
                "Friends and family are there. A network that shuts out the largest server shuts itself in. Whoever does not want to read"
                        + " them can hide them.",
                "Their votes alone are our front page. They come with advertisements, and nobody there answers our moderators.",
                OPTIONS,
                "choice",
                "majority",
                true,
                "25",
                time(OPENS),
                time(CLOSES),
                new QuestionRule.Electors("", "", "", null));
    }

    /// @param before the present
    private String time(Duration before) {
        return LocalDateTime.ofInstant(real.instant().minus(before).minusSeconds(1), ZoneOffset.UTC)
                .toString();
    }

    private void tend(ConsultationId asked, Stage expected) {
        until(() -> {
            server.consultations().tend.tend();
            return server.consultations()
                    .view
                    .one(admin, asked)
                    .filter(shown -> shown.consultation().stage() == expected)
                    .isPresent();
        });
    }

    private Consultation consultation(ConsultationId asked) {
        return server.consultations().view.one(admin, asked).orElseThrow().consultation();
    }

    /// People from elsewhere vote for the reply that stands for meeting the giant.
    private void hear(ConsultationId asked) {
        PostId voices = Objects.requireNonNull(consultation(asked).voices());
        ThreadPage thread =
                server.rooms().threads.thread(admin, voices, CommentOrder.OLD).orElseThrow();
        CommentNode reply = thread.comments().stream()
                .filter(comment ->
                        Objects.requireNonNullElse(comment.body(), "").contains(OPTIONS.getLast()))
                .findFirst()
                .orElseThrow();
        giant.sayOf(new Iri(server.address("/comment/" + reply.id().value())), size.guests());
        until(() -> server.consultations().view.one(admin, asked).orElseThrow().voices().options().stream()
                .anyMatch(voice -> voice.elsewhere() == size.guests()));
    }

    private Played played(ConsultationId asked, Duration took) {
        Consultation.Ended ended = Objects.requireNonNull(consultation(asked).ended());
        TermsVersionId decision = Objects.requireNonNull(ended.adopted());
        Map<String, Long> deeds = new TreeMap<>();
        counts.all().forEach((what, count) -> deeds.put(what, count.sum()));
        return new Played(
                server.address(Paths.consultation(asked)),
                server.address(Paths.decision(decision)),
                server.address(Paths.standing(giant.host())),
                server.address("/"),
                people(),
                DemoServer.PASSWORD,
                deeds,
                took);
    }

    private Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put(DemoServer.ADMIN, "runs the site");
        people.put(members.member(0).name(), "chose to see all of Threads");
        people.put(members.member(1).name(), "chose to see its posts, and not its comments");
        people.put(members.member(2).name(), "sees what the site decided");
        return people;
    }

    /// Lets a member see something of the giant that the site keeps from whoever chose nothing.
    private void choose(int member, List<Axis> axes) {
        ForumRooms rooms = server.rooms();
        TermsVersionId inForce = rooms.database
                .read(transaction -> rooms.peerTerms.policy(transaction))
                .of(giant.host())
                .map(Peer::decision)
                .orElseThrow();
        counts.done(
                "choices for one's own eyes",
                new ChoosePeer(rooms.database, rooms.peerTerms, clock)
                        .choose(new ChoosePeer.Request(
                                members.member(member).person(),
                                giant.host(),
                                axes.stream().collect(Collectors.toMap(axis -> axis, axis -> Choice.SHOWN)),
                                inForce)));
    }

    private static void until(BooleanSupplier holds) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The story waits in vain");
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The story was stopped", stopped);
            }
        }
    }

    @Override
    public void close() {
        giant.close();
        server.close();
    }
}
