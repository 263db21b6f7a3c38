package org.folkmoot.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Vitals;
import org.folkmoot.forum.accounts.AskForPassword;
import org.folkmoot.forum.accounts.BlockPerson;
import org.folkmoot.forum.accounts.ChangePassword;
import org.folkmoot.forum.accounts.ChangeProfile;
import org.folkmoot.forum.accounts.ChooseLens;
import org.folkmoot.forum.accounts.ChooseLetters;
import org.folkmoot.forum.accounts.ChoosePeer;
import org.folkmoot.forum.accounts.ConfirmAddress;
import org.folkmoot.forum.accounts.GiveAddress;
import org.folkmoot.forum.accounts.LogIn;
import org.folkmoot.forum.accounts.MakeApiToken;
import org.folkmoot.forum.accounts.PeerOffers;
import org.folkmoot.forum.accounts.RevokeApiToken;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.communities.ChangeCommunity;
import org.folkmoot.forum.communities.DeleteCommunity;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.feeds.SiteView;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.moderation.AppointModerator;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.ChangeSite;
import org.folkmoot.forum.moderation.DecideApplication;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.forum.moderation.MarkComment;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.ModlogView;
import org.folkmoot.forum.moderation.ReleaseContent;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.moderation.Report;
import org.folkmoot.forum.moderation.WaitingView;
import org.folkmoot.forum.notifications.AttentionView;
import org.folkmoot.forum.notifications.ChooseSenders;
import org.folkmoot.forum.notifications.MarkMessagesRead;
import org.folkmoot.forum.notifications.ReportMessage;
import org.folkmoot.forum.peering.AnnounceTerms;
import org.folkmoot.forum.peering.AnnouncementView;
import org.folkmoot.forum.peering.AttachEvidence;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.Consequences;
import org.folkmoot.forum.peering.DecisionView;
import org.folkmoot.forum.peering.DiscardDrafts;
import org.folkmoot.forum.peering.DraftView;
import org.folkmoot.forum.peering.EndTerms;
import org.folkmoot.forum.peering.ImportDrafts;
import org.folkmoot.forum.peering.KeepWhatIf;
import org.folkmoot.forum.peering.KeptWhatIfView;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.forum.peering.PeeringOffice;
import org.folkmoot.forum.peering.PutDraftsInForce;
import org.folkmoot.forum.peering.TakeBackTerms;
import org.folkmoot.forum.peering.WithdrawTerms;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.posts.EditPost;
import org.folkmoot.forum.votes.EraseVotes;
import org.folkmoot.forum.votes.OpenPoll;
import org.folkmoot.forum.watching.SampleView;
import org.folkmoot.http.Assets;
import org.folkmoot.http.RouteGroup;
import org.folkmoot.http.Routes;
import org.folkmoot.web.SiteFiles;
import org.folkmoot.web.messages.Catalogues;
import org.folkmoot.web.pages.AssetUrls;
import org.folkmoot.web.pages.NowModel;
import org.folkmoot.web.routes.AccountRoutes;
import org.folkmoot.web.routes.AnnouncementRoutes;
import org.folkmoot.web.routes.ApiTokenRoutes;
import org.folkmoot.web.routes.ApplicationRoutes;
import org.folkmoot.web.routes.AtomRoutes;
import org.folkmoot.web.routes.BanRoutes;
import org.folkmoot.web.routes.CommentFeedRoutes;
import org.folkmoot.web.routes.CommunityRoutes;
import org.folkmoot.web.routes.ConsultationRoutes;
import org.folkmoot.web.routes.DecisionRoutes;
import org.folkmoot.web.routes.Door;
import org.folkmoot.web.routes.EndTermsRoutes;
import org.folkmoot.web.routes.EvidenceRoutes;
import org.folkmoot.web.routes.FederationRoutes;
import org.folkmoot.web.routes.FeedRoutes;
import org.folkmoot.web.routes.InboxRoutes;
import org.folkmoot.web.routes.LetterRoutes;
import org.folkmoot.web.routes.ListRoutes;
import org.folkmoot.web.routes.MarkRoutes;
import org.folkmoot.web.routes.MessageReportRoutes;
import org.folkmoot.web.routes.MessageRoutes;
import org.folkmoot.web.routes.ModeratorRoutes;
import org.folkmoot.web.routes.ModlogRoutes;
import org.folkmoot.web.routes.Named;
import org.folkmoot.web.routes.NowRoutes;
import org.folkmoot.web.routes.OwnChoiceRoutes;
import org.folkmoot.web.routes.PeerRoutes;
import org.folkmoot.web.routes.PersonRoutes;
import org.folkmoot.web.routes.PollRoutes;
import org.folkmoot.web.routes.PostRoutes;
import org.folkmoot.web.routes.Problems;
import org.folkmoot.web.routes.RemovalRoutes;
import org.folkmoot.web.routes.ReportRoutes;
import org.folkmoot.web.routes.Robots;
import org.folkmoot.web.routes.SearchRoutes;
import org.folkmoot.web.routes.SetUpRoutes;
import org.folkmoot.web.routes.SettingsRoutes;
import org.folkmoot.web.routes.Shell;
import org.folkmoot.web.routes.SiteRoutes;
import org.folkmoot.web.routes.TermsRoutes;
import org.folkmoot.web.routes.ThreadRoutes;
import org.folkmoot.web.routes.VoteRoutes;
import org.folkmoot.web.routes.WaitingRoutes;
import org.folkmoot.web.routes.WhatIfRoutes;

/// The browser's doors onto the forum.
final class WebDoors {

    private final ForumRooms rooms;
    private final FederationRooms federation;
    private final ConsultationRooms consultations;
    private final Named named;
    private final ServerStates states;
    private final boolean testMode;
    private final Supplier<List<JobRuns>> jobs;
    private final String node;
    private final Catalogues catalogues = Catalogues.load();
    private final Assets assets = SiteFiles.read();
    private final Shell shell;
    private final LetterRoutes letters;

    WebDoors(
            ForumRooms rooms,
            FederationRooms federation,
            ConsultationRooms consultations,
            Settings settings,
            Supplier<List<JobRuns>> jobs,
            String node) {
        this.rooms = rooms;
        this.consultations = consultations;
        this.federation = federation;
        this.named = new Named(rooms.threads, rooms.communityView, rooms.accounts, rooms.people);
        this.testMode = settings.testMode();
        this.jobs = jobs;
        this.node = node;
        this.states = new ServerStates(rooms, settings);
        this.shell = new Shell(
                rooms.site,
                rooms.namesakes,
                new AttentionView(rooms.database, rooms.termsInForce, rooms.peerChoices, rooms.sources.clock()),
                catalogues,
                AssetUrls.of(assets::url),
                federation.markdown,
                rooms.lenses,
                rooms.sources.clock());
        this.letters = new LetterRoutes(
                shell,
                new ConfirmAddress(rooms.database, rooms.mailTokens, rooms.sources.clock()),
                new ChooseLetters(rooms.database, rooms.mailTokens, rooms.sources.clock()));
    }

    Problems problems() {
        return new Problems(shell, WebDoors::passing);
    }

    /// Whether a failure passes by itself.
    static boolean passing(Throwable failure) {
        return failure instanceof DatabaseUnavailable;
    }

    /// All routes of the site.
    ///
    /// @param setUpKey opens the first page while the site is not set up
    List<RouteGroup> open(String setUpKey) {
        Routes pages = Routes.forBrowsers();
        doors(setUpKey).forEach(door -> door.open(pages));
        Routes files = Routes.forAnyone().get("/robots.txt", Robots::text);
        Routes mailPrograms = Routes.forAnyone();
        letters.openToMailPrograms(mailPrograms);
        return List.of(pages.group(), files.group(), mailPrograms.group(), assets.routes());
    }

    private List<Door> doors(String setUpKey) {
        List<Door> doors = new ArrayList<>();
        doors.add(new SetUpRoutes(shell, rooms.site, rooms.setUpSite, setUpKey));
        doors.add(new FeedRoutes(shell, rooms.feeds));
        doors.add(accounts());
        doors.add(communities());
        doors.add(posts());
        doors.add(threads());
        doors.add(new VoteRoutes(shell, rooms.threads, rooms.castVote, rooms.sources.clock()));
        doors.add(new PollRoutes(
                shell, named, new OpenPoll(rooms.database, rooms.accounts, rooms.posts, rooms.sources.clock())));
        doors.addAll(moderation());
        doors.addAll(reading());
        doors.addAll(peering());
        doors.add(settings());
        doors.add(letters);
        doors.add(new ApiTokenRoutes(
                shell,
                rooms.apiTokens,
                new MakeApiToken(rooms.database, rooms.passwords, rooms.sources.secrets(), rooms.sources.clock()),
                new RevokeApiToken(rooms.database)));
        doors.add(new OwnChoiceRoutes(
                shell,
                new PeerOffers(rooms.database, rooms.peerTerms),
                new ChoosePeer(rooms.database, rooms.peerTerms, rooms.sources.clock())));
        return doors;
    }

    private List<Door> reading() {
        var clock = rooms.sources.clock();
        return List.of(
                new PersonRoutes(shell, named, rooms.feeds, rooms.commentFeed, new BlockPerson(rooms.database, clock)),
                new CommentFeedRoutes(shell, rooms.commentFeed),
                new InboxRoutes(shell, rooms.inbox),
                new MessageRoutes(
                        shell,
                        named,
                        rooms.conversations,
                        new MessageRoutes.Deeds(
                                rooms.sendMessage,
                                rooms.editMessage,
                                rooms.deleteMessage,
                                new MarkMessagesRead(rooms.database, clock))),
                new SearchRoutes(shell, rooms.search, federation.lookup),
                new AtomRoutes(shell, named, rooms.site, rooms.feeds, clock),
                new FederationRoutes(shell, rooms.site, federation.health, testMode, clock),
                new NowRoutes(
                        shell,
                        new SampleView(rooms.database),
                        new NowRoutes.Here(node, this::tables, this::jobs),
                        clock),
                new SiteRoutes(
                        shell,
                        rooms.site,
                        new SiteView(rooms.database),
                        new ChangeSite(rooms.office, rooms.site),
                        Version.text(),
                        states::shown));
    }

    private List<NowModel.Table> tables() {
        return new Vitals(rooms.database)
                .largest().stream()
                        .map(table -> new NowModel.Table(table.name(), table.bytes()))
                        .toList();
    }

    private List<NowModel.Job> jobs() {
        return jobs.get().stream()
                .map(runs -> new NowModel.Job(
                        runs.job(),
                        runs.runs(),
                        runs.failures(),
                        runs.done(),
                        runs.failed(),
                        runs.failing(),
                        runs.took()))
                .toList();
    }

    private List<Door> peering() {
        var clock = rooms.sources.clock();
        var office = new PeeringOffice(rooms.office, rooms.site, rooms.peerTerms, clock);
        var decisions = new DecisionView(rooms.database, rooms.peerTerms);
        var drafts = new DraftView(rooms.database, office, rooms.peerTerms);
        var peers = new PeerView(rooms.database, rooms.peerTerms, decisions, clock);
        var whatIf = new WhatIf(rooms.database, rooms.index, rooms.termsInForce, rooms.scores, clock);
        var consequences = new Consequences(whatIf, rooms.termsInForce, rooms.lenses, clock);
        var changeTerms = new ChangeTerms(rooms.database, office, rooms.peerTerms, consequences);
        var endTerms = new EndTerms(rooms.database, office, rooms.peerTerms, consequences);
        var keepWhatIf = new KeepWhatIf(rooms.database, office, rooms.peerTerms, changeTerms, endTerms, clock);
        var kept = new KeptWhatIfView(rooms.database, rooms.peerTerms);
        var announce = new AnnounceTerms(rooms.database, rooms.peerTerms, changeTerms, consequences, clock);
        var announced = new AnnouncementView(rooms.database, rooms.peerTerms);
        return List.of(
                new PeerRoutes(shell, rooms.site, peers, decisions, kept, announced, rooms.chosenBy),
                new TermsRoutes(shell, peers, drafts, new TermsRoutes.Deeds(changeTerms, announce, keepWhatIf), whatIf),
                new AnnouncementRoutes(
                        shell, announced, new WithdrawTerms(rooms.database, office, rooms.peerTerms, clock), whatIf),
                new WhatIfRoutes(shell, kept, whatIf),
                new EndTermsRoutes(shell, peers, endTerms, keepWhatIf, whatIf),
                new ListRoutes(
                        shell,
                        peers,
                        drafts,
                        new ListRoutes.Deeds(
                                new ImportDrafts(rooms.database, office, rooms.peerTerms, clock),
                                new PutDraftsInForce(rooms.database, office, rooms.peerTerms, consequences),
                                new DiscardDrafts(rooms.database, office)),
                        whatIf),
                new DecisionRoutes(
                        shell,
                        rooms.site,
                        decisions,
                        announced,
                        new TakeBackTerms(rooms.database, office, rooms.peerTerms, consequences),
                        whatIf,
                        rooms.decisionLog,
                        federation.logHeads,
                        clock),
                new EvidenceRoutes(
                        shell,
                        decisions,
                        new AttachEvidence(
                                rooms.database, office, rooms.peerTerms, federation.pageReader, rooms.threads, clock)),
                new ConsultationRoutes(
                        shell,
                        rooms.site,
                        consultations.view,
                        rooms.communityView,
                        new KeptWhatIfView(rooms.database, rooms.peerTerms),
                        consultations.deeds,
                        rooms.mailOutbox.sends()));
    }

    private Door settings() {
        var clock = rooms.sources.clock();
        return new SettingsRoutes(
                shell,
                catalogues,
                rooms.accounts,
                rooms.people,
                rooms.communityView,
                new ChangeProfile(rooms.database, rooms.namesakes, rooms.ledger),
                new ChooseSenders(rooms.database),
                new ChangePassword(rooms.database, rooms.passwords, rooms.sessions, clock),
                new EraseAccount(
                        rooms.database,
                        rooms.accounts,
                        rooms.passwords,
                        rooms.communities,
                        rooms.posts,
                        rooms.comments,
                        new EraseVotes(rooms.ledger),
                        rooms.ledger,
                        clock),
                new ChooseLens(rooms.database),
                new SettingsRoutes.Mail(
                        rooms.mailOutbox,
                        new GiveAddress(rooms.database, rooms.passwords, rooms.mailOutbox, clock),
                        new ChooseLetters(rooms.database, rooms.mailTokens, clock)));
    }

    private List<Door> moderation() {
        InOffice office = rooms.office;
        return List.of(
                new RemovalRoutes(
                        shell,
                        named,
                        new RemovePost(office, rooms.posts),
                        new RemoveComment(office, rooms.posts, rooms.comments),
                        new RemoveCommunity(office, rooms.communities)),
                new MarkRoutes(
                        shell,
                        named,
                        new MarkPost(office, rooms.posts),
                        new MarkComment(office, rooms.posts, rooms.comments)),
                new ReportRoutes(
                        shell,
                        named,
                        new Report(office, rooms.posts, rooms.comments, rooms.standing, rooms.ledger),
                        rooms.reports),
                new WaitingRoutes(
                        shell,
                        named,
                        new WaitingView(rooms.database, rooms.termsInForce),
                        rooms.reports,
                        new ReleaseContent(rooms.office, rooms.posts, rooms.comments)),
                new MessageReportRoutes(
                        shell,
                        named,
                        rooms.conversations,
                        new ReportMessage(rooms.database, rooms.standing, rooms.ledger, rooms.sources.clock()),
                        rooms.messageReports),
                new BanRoutes(
                        shell,
                        named,
                        rooms.communityView,
                        new Ban(
                                office,
                                rooms.accounts,
                                rooms.standing,
                                rooms.communityStanding,
                                rooms.posts,
                                rooms.comments,
                                rooms.ledger),
                        rooms.sources.clock()),
                new ModeratorRoutes(
                        shell,
                        named,
                        rooms.communityView,
                        new AppointModerator(office, rooms.accounts, rooms.communities, rooms.moderators)),
                new ApplicationRoutes(
                        shell, rooms.site, rooms.applications, new DecideApplication(office, rooms.accounts)),
                new ModlogRoutes(shell, named, new ModlogView(rooms.database)));
    }

    private Door accounts() {
        var clock = rooms.sources.clock();
        return new AccountRoutes(
                shell,
                rooms.site,
                rooms.signUp,
                new LogIn(rooms.database, rooms.names, rooms.passwords, rooms.sessions, clock),
                rooms.sessions,
                rooms.passwordLinks,
                new AskForPassword(rooms.database, rooms.names, rooms.mailOutbox, clock),
                rooms.mailOutbox.sends());
    }

    private Door communities() {
        var clock = rooms.sources.clock();
        return new CommunityRoutes(
                shell,
                named,
                rooms.communityView,
                rooms.feeds,
                federation.earlierPosts,
                rooms.termsInForce,
                new FoundCommunity(
                        rooms.database, rooms.site, rooms.names, rooms.standing, rooms.moderators, rooms.ledger, clock),
                new ChangeCommunity(rooms.database, rooms.offices, rooms.ledger, clock),
                new DeleteCommunity(rooms.database, rooms.offices, rooms.ledger, clock),
                new JoinCommunity(rooms.database, rooms.accounts, rooms.ledger, rooms.termsInForce, clock));
    }

    private Door posts() {
        var clock = rooms.sources.clock();
        return new PostRoutes(
                shell,
                named,
                rooms.communityView,
                rooms.publishPost,
                new EditPost(rooms.database, rooms.communities, rooms.speakers, rooms.ledger, clock),
                new DeletePost(rooms.database, rooms.speakers, rooms.ledger, clock));
    }

    private Door threads() {
        var clock = rooms.sources.clock();
        return new ThreadRoutes(
                shell,
                named,
                rooms.threads,
                rooms.publishComment,
                new EditComment(rooms.database, rooms.posts, rooms.communities, rooms.speakers, rooms.ledger, clock),
                new DeleteComment(rooms.database, rooms.posts, rooms.comments, rooms.speakers, rooms.ledger, clock));
    }
}
