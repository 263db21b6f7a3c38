package org.folkmoot.forum;

import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.database.Database;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.ActiveDays;
import org.folkmoot.forum.accounts.AdoptPerson;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.accounts.Passwords;
import org.folkmoot.forum.accounts.PeerChoices;
import org.folkmoot.forum.accounts.Sessions;
import org.folkmoot.forum.accounts.SetUpSite;
import org.folkmoot.forum.accounts.SignUp;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.comments.Whereabouts;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityStanding;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.communities.Moderators;
import org.folkmoot.forum.communities.Readers;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.feeds.FeedIndex;
import org.folkmoot.forum.feeds.FeedIndexRows;
import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.Lenses;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.ledger.Bell;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.forum.ledger.Sequencer;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.forum.votes.PublishComment;
import org.folkmoot.forum.votes.PublishPost;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// A site with people, for tests: everything in it is made by the deeds themselves.
public final class World {

    public static final String PASSWORD = "a long enough password";

    public final Database database;
    public final InstantSource clock;
    public final OwnDeeds ownDeeds = new OwnDeeds();
    public final Ledger ledger;
    public final Sequencer sequencer;
    public final Site site;
    public final ActorNames names = new ActorNames();
    /// As cheap as can be: tests make many people, and guess no passwords.
    public final Passwords passwords = new Passwords(new Passwords.Cost(8, 1));
    public final Sessions sessions;
    public final MailOutbox outbox = new MailOutbox(true);
    public final SignUp signUp;
    public final SetUpSite setUpSite;
    public final Accounts accounts;
    public final Standing standing = new Standing();
    public final CommunityStanding communityStanding = new CommunityStanding();
    public final Moderators moderators = new Moderators();
    public final Communities communities = new Communities();
    public final Speakers speakers;
    public final Posts posts = new Posts();
    public final Comments comments = new Comments(posts);
    public final FoundCommunity foundCommunity;
    public final AdoptPerson adoptPerson;
    public final AdoptCommunity adoptCommunity;
    public final Whereabouts whereabouts;
    public final CastVote castVote;
    public final PublishPost publishPost;
    public final PublishComment publishComment;
    public final PeerChoices peerChoices;
    public final Readers readers;
    public final PeerTerms peerTerms;
    public final TermsInForce termsInForce;
    public final ScoreView scores;
    public final Lenses lenses;
    public final FeedIndex index;
    public final Feeds feeds;
    public final ThreadView threads;
    public final Member admin;

    /// A site that has been set up by `admin`.
    public World(TestDatabase.Fresh fresh) {
        database = fresh.database();
        clock = fresh.clock();
        ledger = new Ledger(fresh.ids(), clock, new Bell(), ownDeeds);
        sequencer = new Sequencer(database);
        site = new Site(database, ledger, clock);
        peerTerms = new PeerTerms(ledger, clock);
        termsInForce = new TermsInForce(peerTerms);
        peerChoices = new PeerChoices(termsInForce);
        readers = new Readers(termsInForce, peerChoices);
        scores = new ScoreView(termsInForce);
        sessions = new Sessions(database, fresh.secrets(), clock);
        signUp = new SignUp(database, site, names, passwords, sessions, outbox, ledger, clock);
        setUpSite = new SetUpSite(database, site, signUp, passwords, sessions);
        accounts = new Accounts(database, names, sessions, clock);
        speakers = new Speakers(accounts, standing, communityStanding, moderators, termsInForce);
        foundCommunity = new FoundCommunity(database, site, names, standing, moderators, ledger, clock);
        adoptPerson = new AdoptPerson(database, names, ledger, clock);
        adoptCommunity = new AdoptCommunity(database, names, moderators, ledger, clock);
        whereabouts = new Whereabouts(site, names, accounts, communities, posts, comments);
        castVote = new CastVote(database, site, ledger, new ActiveDays(), clock);
        publishPost =
                new PublishPost(database, new WritePost(communities, speakers, ledger, termsInForce, clock), castVote);
        publishComment = new PublishComment(
                database, new WriteComment(posts, communities, speakers, ledger, termsInForce, clock), castVote);
        lenses = new Lenses(database, termsInForce, clock);
        index = new FeedIndex(database, ledger, ownDeeds, new FeedIndexRows(scores), termsInForce);
        feeds = new Feeds(database, index, readers, ownDeeds, scores, lenses, clock, new byte[32]);
        threads = new ThreadView(database, readers, scores, lenses, standing, communityStanding, speakers, clock);
        var ready = done(setUpSite.setUp(new SetUpSite.Request(
                "Garden", "", "http://localhost:8536", Mode.OPEN, "admin", PASSWORD, null, null)));
        admin = new Member(ready.admin(), "admin", true);
        index.load(clock.instant());
    }

    /// Somebody of this site.
    public final class Member {

        private final PersonId id;
        private final String name;
        private final boolean runsTheSite;

        Member(PersonId id, String name, boolean runsTheSite) {
            this.id = id;
            this.name = name;
            this.runsTheSite = runsTheSite;
        }

        public PersonId id() {
            return id;
        }

        public Viewer viewer() {
            return new Viewer.Member(id, name, runsTheSite, null);
        }

        public CommunityId founds(String community) {
            return done(foundCommunity.found(
                    viewer(), new FoundCommunity.Request(community, community, "", false, false, false)));
        }

        public PostId posts(CommunityId community, String title) {
            return done(tries(community, title));
        }

        public Outcome<PostId> tries(CommunityId community, String title) {
            return publishPost.publish(
                    new WritePost.Request(id, community, title, null, null, null, false, Provenance.local(Site.OURS)));
        }

        public CommentId comments(PostId post, @Nullable CommentId parent, String body) {
            return done(publishComment.publish(
                    new WriteComment.Request(id, post, parent, body, null, Provenance.local(Site.OURS))));
        }

        public void votes(VoteTarget target, @Nullable Direction asked) {
            done(castVote.cast(new CastVote.Request(id, target, asked, Provenance.local(Site.OURS), clock.instant())));
        }

        public FeedPage reads(Scope scope, Order order) {
            return feeds.page(viewer(), new FeedRequest(scope, order, null, 50));
        }
    }

    /// A new member.
    public Member member(String memberName) {
        var joined = done(signUp.signUp(new SignUp.Request(memberName, PASSWORD, "", "", null, null)));
        return new Member(joined.person(), memberName, false);
    }

    /// A person of another server.
    public PersonId stranger(String personName, String domain) {
        return instance(domain).person(personName).id();
    }

    /// Another server, known from now on.
    public Elsewhere instance(String domain) {
        InstanceId id = database.write(transaction -> new Instances().meet(transaction, domain));
        return new Elsewhere(id, domain);
    }

    /// Another server.
    public final class Elsewhere {

        private final InstanceId id;
        private final String domain;

        Elsewhere(InstanceId id, String domain) {
            this.id = id;
            this.domain = domain;
        }

        public InstanceId id() {
            return id;
        }

        /// The address of something there.
        public String address(String path) {
            return "https://" + domain + path;
        }

        public Guest person(String personName) {
            PersonId person = done(adoptPerson.adopt(new AdoptPerson.Request(
                    address("/u/" + personName), personName, null, null, false, clock.instant())));
            return new Guest(this, person);
        }

        public CommunityId community(String communityName) {
            return done(adoptCommunity.adopt(new AdoptCommunity.Request(
                    address("/c/" + communityName), communityName, null, null, false, false, clock.instant())));
        }

        /// What its own people do, delivered by itself.
        public Provenance signed() {
            return new Provenance(id, null, Proof.SIGNED);
        }
    }

    /// Somebody of another server.
    public record Guest(Elsewhere home, PersonId id) {}

    /// A vote that another server delivers.
    public Outcome<?> delivered(
            PersonId voter,
            VoteTarget target,
            @Nullable Direction asked,
            InstanceId origin,
            @Nullable InstanceId via,
            Proof proof) {
        return castVote.cast(
                new CastVote.Request(voter, target, asked, new Provenance(origin, via, proof), clock.instant()));
    }

    /// Gives events their positions and lets the index follow, as the server's threads do.
    public void settle() {
        Instant now = clock.instant();
        while (sequencer.place() > 0) {
            // until none waits
        }
        while (index.follow(now) > 0) {
            // until none is new
        }
    }

    /// What was done, or a failure that says why not.
    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(var objections) -> throw new AssertionError("Refused: " + objections);
            case Outcome.Missing<T>() -> throw new AssertionError("Missing");
        };
    }
}
