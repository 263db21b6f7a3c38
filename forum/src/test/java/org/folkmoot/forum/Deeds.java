package org.folkmoot.forum;

import org.folkmoot.database.Database;
import org.folkmoot.forum.accounts.Applications;
import org.folkmoot.forum.accounts.BlockPerson;
import org.folkmoot.forum.accounts.ChangePassword;
import org.folkmoot.forum.accounts.ChangeProfile;
import org.folkmoot.forum.accounts.LogIn;
import org.folkmoot.forum.accounts.Namesakes;
import org.folkmoot.forum.accounts.PasswordLinks;
import org.folkmoot.forum.accounts.PersonView;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.communities.AnswerSubscription;
import org.folkmoot.forum.communities.ChangeCommunity;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.communities.CountActivity;
import org.folkmoot.forum.communities.DeleteCommunity;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.forum.moderation.AppointModerator;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.ChangeSite;
import org.folkmoot.forum.moderation.DecideApplication;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.ModlogView;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.moderation.Report;
import org.folkmoot.forum.moderation.ReportView;
import org.folkmoot.forum.notifications.ChooseSenders;
import org.folkmoot.forum.notifications.Conversations;
import org.folkmoot.forum.notifications.DeleteMessage;
import org.folkmoot.forum.notifications.EditMessage;
import org.folkmoot.forum.notifications.Inbox;
import org.folkmoot.forum.notifications.MarkMessagesRead;
import org.folkmoot.forum.notifications.MessageReportView;
import org.folkmoot.forum.notifications.NotifyPeople;
import org.folkmoot.forum.notifications.ReportMessage;
import org.folkmoot.forum.notifications.SendMessage;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.posts.EditPost;
import org.folkmoot.forum.search.IndexWords;
import org.folkmoot.forum.search.Search;
import org.folkmoot.forum.votes.EraseVotes;
import org.folkmoot.testing.TestDatabase;

/// All that can be done in a [World] beyond what its members do every day.
public final class Deeds {

    public final LogIn logIn;
    public final ChangePassword changePassword;
    public final PasswordLinks passwordLinks;
    public final ChangeProfile changeProfile;
    public final BlockPerson blockPerson;
    public final PersonView people;
    public final Applications applications;
    public final ChangeCommunity changeCommunity;
    public final DeleteCommunity deleteCommunity;
    public final JoinCommunity joinCommunity;
    public final AnswerSubscription answerSubscription;
    public final CommunityView communities;
    public final CountActivity countActivity;
    public final EditPost editPost;
    public final DeletePost deletePost;
    public final EditComment editComment;
    public final DeleteComment deleteComment;
    public final RemovePost removePost;
    public final RemoveComment removeComment;
    public final RemoveCommunity removeCommunity;
    public final MarkPost markPost;
    public final Ban ban;
    public final AppointModerator appointModerator;
    public final ChangeSite changeSite;
    public final DecideApplication decideApplication;
    public final EraseAccount eraseAccount;
    public final Report report;
    public final ModlogView modlog;
    public final ReportView reports;
    public final CommentFeed comments;
    public final Inbox inbox;
    public final SendMessage sendMessage;
    public final EditMessage editMessage;
    public final DeleteMessage deleteMessage;
    public final MarkMessagesRead markMessagesRead;
    public final ReportMessage reportMessage;
    public final ChooseSenders chooseSenders;
    public final Conversations conversations;
    public final MessageReportView messageReports;
    public final Search search;
    private final DurableConsumer notifications;
    private final DurableConsumer words;

    public Deeds(World world, TestDatabase.Fresh fresh) {
        Database database = world.database;
        var clock = world.clock;
        var ledger = world.ledger;
        var offices = new Offices(world.standing);
        var office = new InOffice(database, offices, ledger, clock);
        logIn = new LogIn(database, world.names, world.passwords, world.sessions, clock);
        changePassword = new ChangePassword(database, world.passwords, world.sessions, clock);
        passwordLinks =
                new PasswordLinks(database, world.names, world.passwords, world.sessions, fresh.secrets(), clock);
        changeProfile = new ChangeProfile(database, new Namesakes(database, world.site), ledger);
        blockPerson = new BlockPerson(database, clock);
        people = new PersonView(database, clock);
        applications = new Applications(database);
        changeCommunity = new ChangeCommunity(database, offices, ledger, clock);
        deleteCommunity = new DeleteCommunity(database, offices, ledger, clock);
        joinCommunity = new JoinCommunity(database, world.accounts, ledger, world.termsInForce, clock);
        answerSubscription = new AnswerSubscription(database, ledger);
        communities =
                new CommunityView(database, world.names, world.readers, world.standing, world.communityStanding, clock);
        countActivity = new CountActivity(database, clock);
        editPost = new EditPost(database, world.communities, world.speakers, ledger, clock);
        deletePost = new DeletePost(database, world.speakers, ledger, clock);
        editComment = new EditComment(database, world.posts, world.communities, world.speakers, ledger, clock);
        deleteComment = new DeleteComment(database, world.posts, world.comments, world.speakers, ledger, clock);
        removePost = new RemovePost(office, world.posts);
        removeComment = new RemoveComment(office, world.posts, world.comments);
        removeCommunity = new RemoveCommunity(office, world.communities);
        markPost = new MarkPost(office, world.posts);
        ban = new Ban(
                office, world.accounts, world.standing, world.communityStanding, world.posts, world.comments, ledger);
        appointModerator = new AppointModerator(office, world.accounts, world.communities, world.moderators);
        changeSite = new ChangeSite(office, world.site);
        decideApplication = new DecideApplication(office, world.accounts);
        eraseAccount = new EraseAccount(
                database,
                world.accounts,
                world.passwords,
                world.communities,
                world.posts,
                world.comments,
                new EraseVotes(ledger),
                ledger,
                clock);
        report = new Report(office, world.posts, world.comments, world.standing, ledger);
        modlog = new ModlogView(database);
        reports = new ReportView(database);
        comments = new CommentFeed(database, world.readers, world.scores, world.lenses, clock);
        inbox = new Inbox(database, world.feeds, comments, world.readers, clock);
        sendMessage = new SendMessage(database, world.accounts, ledger, world.termsInForce, clock);
        editMessage = new EditMessage(database, ledger, clock);
        deleteMessage = new DeleteMessage(database, world.standing, ledger, clock);
        markMessagesRead = new MarkMessagesRead(database, clock);
        reportMessage = new ReportMessage(database, world.standing, ledger, clock);
        chooseSenders = new ChooseSenders(database);
        conversations = new Conversations(database, world.termsInForce, world.readers, clock);
        messageReports = new MessageReportView(database);
        search = new Search(database, world.readers, world.feeds, comments, communities);
        notifications = new DurableConsumer(
                "notifications", database, ledger, clock, new NotifyPeople(world.site, world.outbox, clock));
        words = new DurableConsumer("search", database, ledger, clock, new IndexWords());
        this.world = world;
    }

    private final World world;

    /// As [World#settle], for everything that follows the ledger.
    public void settle() {
        world.settle();
        while (notifications.follow() + words.follow() > 0) {
            // until none is new
        }
    }
}
