package org.folkmoot.server;

import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.ActiveDays;
import org.folkmoot.forum.accounts.ApiTokens;
import org.folkmoot.forum.accounts.Applications;
import org.folkmoot.forum.accounts.ChosenBy;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.accounts.MailTokens;
import org.folkmoot.forum.accounts.Namesakes;
import org.folkmoot.forum.accounts.PasswordLinks;
import org.folkmoot.forum.accounts.Passwords;
import org.folkmoot.forum.accounts.PeerChoices;
import org.folkmoot.forum.accounts.PersonView;
import org.folkmoot.forum.accounts.Sessions;
import org.folkmoot.forum.accounts.SetUpSite;
import org.folkmoot.forum.accounts.SignUp;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityStanding;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.communities.Moderators;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.forum.communities.Readers;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.consultations.ConsultationsLogged;
import org.folkmoot.forum.consultations.KeyExportsLogged;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.feeds.FeedIndex;
import org.folkmoot.forum.feeds.FeedIndexRows;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.Lenses;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.SecretKeys;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.ledger.Bell;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.forum.ledger.Sequencer;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.forum.moderation.ReportView;
import org.folkmoot.forum.notifications.Conversations;
import org.folkmoot.forum.notifications.DeleteMessage;
import org.folkmoot.forum.notifications.EditMessage;
import org.folkmoot.forum.notifications.Inbox;
import org.folkmoot.forum.notifications.MessageReportView;
import org.folkmoot.forum.notifications.NotifyPeople;
import org.folkmoot.forum.notifications.SendMessage;
import org.folkmoot.forum.peering.AnnouncementsLogged;
import org.folkmoot.forum.peering.DecisionLog;
import org.folkmoot.forum.peering.EvidenceLogged;
import org.folkmoot.forum.peering.TermsLogged;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.forum.search.IndexWords;
import org.folkmoot.forum.search.Search;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.forum.votes.PublishComment;
import org.folkmoot.forum.votes.PublishPost;
import org.folkmoot.forum.votes.ScoreView;

/// The rooms of the forum, built from the bottom up: what more than one door or job needs of them.
final class ForumRooms {

    private static final int KEY_BYTES = 32;

    final Database database;
    final Sources sources;
    final Bell bell = new Bell();
    final OwnDeeds ownDeeds = new OwnDeeds();
    final Ledger ledger;
    final Sequencer sequencer;
    final SecretKeys keys;
    final Site site;
    final ActorNames names = new ActorNames();
    final Passwords passwords = new Passwords();
    final Standing standing = new Standing();
    final Sessions sessions;
    final PasswordLinks passwordLinks;
    final MailOutbox mailOutbox;
    final MailTokens mailTokens;
    final SignUp signUp;
    final SetUpSite setUpSite;
    final Accounts accounts;
    final ApiTokens apiTokens;
    final PersonView people;
    final Applications applications;
    final CommunityStanding communityStanding = new CommunityStanding();
    final Moderators moderators = new Moderators();
    final Communities communities = new Communities();
    final Speakers speakers;
    final Offices offices;
    final PeerChoices peerChoices;
    final ChosenBy chosenBy;
    final Readers readers;
    final CommunityView communityView;
    final Namesakes namesakes;
    final Posts posts = new Posts();
    final Comments comments = new Comments(posts);
    final CastVote castVote;
    final PublishPost publishPost;
    final PublishComment publishComment;
    final PeerTerms peerTerms;
    final TermsInForce termsInForce;
    final ScoreView scores;
    final InOffice office;
    final ReportView reports;
    final Lenses lenses;
    final FeedIndex index;
    final Feeds feeds;
    final ThreadView threads;
    final CommentFeed commentFeed;
    final Inbox inbox;
    final Conversations conversations;
    final SendMessage sendMessage;
    final EditMessage editMessage;
    final DeleteMessage deleteMessage;
    final MessageReportView messageReports;
    final Search search;
    final DecisionLog decisionLog;
    final EventCount events = new EventCount();
    final List<DurableConsumer> consumers;

    /// Without letters, as for a short command.
    ForumRooms(Database database, Sources sources) {
        this(database, sources, false);
    }

    /// @param mail whether this site sends e-mail
    ForumRooms(Database database, Sources sources, boolean mail) {
        this.database = database;
        this.sources = sources;
        var clock = sources.clock();
        ledger = new Ledger(sources.ids(), clock, bell, ownDeeds);
        sequencer = new Sequencer(database);
        keys = new SecretKeys(database);
        mailOutbox = new MailOutbox(mail);
        mailTokens = new MailTokens(key("mail-tokens"));
        site = new Site(database, ledger, clock);
        peerTerms = new PeerTerms(ledger, clock);
        termsInForce = new TermsInForce(peerTerms);
        peerChoices = new PeerChoices(termsInForce);
        chosenBy = new ChosenBy(database, clock);
        readers = new Readers(termsInForce, peerChoices);
        scores = new ScoreView(termsInForce);
        sessions = new Sessions(database, sources.secrets(), clock);
        passwordLinks = new PasswordLinks(database, names, passwords, sessions, sources.secrets(), clock);
        namesakes = new Namesakes(database, site);
        signUp = new SignUp(database, site, names, passwords, sessions, mailOutbox, ledger, clock);
        setUpSite = new SetUpSite(database, site, signUp, passwords, sessions);
        accounts = new Accounts(database, names, sessions, clock);
        apiTokens = new ApiTokens(database, clock);
        people = new PersonView(database, clock);
        applications = new Applications(database);
        speakers = new Speakers(accounts, standing, communityStanding, moderators, termsInForce);
        offices = new Offices(standing);
        communityView = new CommunityView(database, names, readers, standing, communityStanding, clock);
        castVote = new CastVote(database, site, ledger, new ActiveDays(), clock);
        publishPost =
                new PublishPost(database, new WritePost(communities, speakers, ledger, termsInForce, clock), castVote);
        publishComment = new PublishComment(
                database, new WriteComment(posts, communities, speakers, ledger, termsInForce, clock), castVote);
        office = new InOffice(database, offices, ledger, clock);
        reports = new ReportView(database);
        lenses = new Lenses(database, termsInForce, clock);
        index = new FeedIndex(database, ledger, ownDeeds, new FeedIndexRows(scores), termsInForce);
        feeds = new Feeds(database, index, readers, ownDeeds, scores, lenses, clock, key("page-cursors"));
        threads = new ThreadView(database, readers, scores, lenses, standing, communityStanding, speakers, clock);
        commentFeed = new CommentFeed(database, readers, scores, lenses, clock);
        inbox = new Inbox(database, feeds, commentFeed, readers, clock);
        conversations = new Conversations(database, termsInForce, readers, clock);
        sendMessage = new SendMessage(database, accounts, ledger, termsInForce, clock);
        editMessage = new EditMessage(database, ledger, clock);
        deleteMessage = new DeleteMessage(database, standing, ledger, clock);
        messageReports = new MessageReportView(database);
        search = new Search(database, readers, feeds, commentFeed, communityView);
        decisionLog = new DecisionLog(
                database,
                List.of(
                        new TermsLogged(peerTerms),
                        new AnnouncementsLogged(),
                        new ConsultationsLogged(),
                        new KeyExportsLogged(),
                        new EvidenceLogged()),
                sources.secrets());
        consumers = List.of(
                new DurableConsumer(
                        "notifications", database, ledger, clock, new NotifyPeople(site, mailOutbox, clock)),
                new DurableConsumer("search", database, ledger, clock, events.counting(new IndexWords())));
    }

    /// A key of the site, the same on every node.
    byte[] key(String name) {
        return keys.key(name, () -> sources.secrets().bytes(KEY_BYTES));
    }
}
