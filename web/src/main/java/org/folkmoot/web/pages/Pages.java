package org.folkmoot.web.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/// Every page of the site, each a pure function from the frame and what it shows to HTML in UTF-8.
///
/// Templates are compiled with the program; nothing is read from disk. May be shared between threads.
public final class Pages {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "org.folkmoot.web.pages.jte");

    /// The front page and the feeds beside it.
    public byte[] feed(Frame frame, FeedModel model) {
        return html("feed", frame, model);
    }

    /// A community with its posts.
    public byte[] community(Frame frame, CommunityModel model) {
        return html("community", frame, model);
    }

    /// All communities.
    public byte[] communities(Frame frame, CommunitiesModel model) {
        return html("communities", frame, model);
    }

    /// A person with what they wrote.
    public byte[] person(Frame frame, PersonModel model) {
        return html("person", frame, model);
    }

    /// A post with its comments.
    public byte[] thread(Frame frame, ThreadModel model) {
        return html("thread", frame, model);
    }

    /// The feed of comments.
    public byte[] comments(Frame frame, CommentsModel model) {
        return html("comments", frame, model);
    }

    /// Writing or editing a post.
    public byte[] postForm(Frame frame, PostFormModel model) {
        return html("postForm", frame, model);
    }

    /// Editing a comment.
    public byte[] commentForm(Frame frame, CommentFormModel model) {
        return html("commentForm", frame, model);
    }

    /// Founding or editing a community.
    public byte[] communityForm(Frame frame, CommunityFormModel model) {
        return html("communityForm", frame, model);
    }

    /// Who looks after a community.
    public byte[] moderators(Frame frame, ModeratorsModel model) {
        return html("moderators", frame, model);
    }

    /// Signing up; says so when that is closed.
    public byte[] signUp(Frame frame, SignUpModel model) {
        return html("signUp", frame, model);
    }

    /// Logging in.
    public byte[] logIn(Frame frame, LogInModel model) {
        return html("logIn", frame, model);
    }

    /// Setting a new password by a link.
    public byte[] password(Frame frame, PasswordModel model) {
        return html("password", frame, model);
    }

    /// What a member sees of other servers, for them to choose.
    public byte[] ownChoices(Frame frame, OwnChoicesModel model) {
        return html("ownChoices", frame, model);
    }

    /// What members decide for themselves.
    public byte[] settings(Frame frame, SettingsModel model) {
        return html("settings", frame, model);
    }

    /// Deleting one's own account.
    public byte[] deleteAccount(Frame frame, DeleteAccountModel model) {
        return html("deleteAccount", frame, model);
    }

    /// Tokens that a member gives to programs.
    public byte[] apiTokens(Frame frame, ApiTokensModel model) {
        return html("apiTokens", frame, model);
    }

    /// Giving another e-mail address.
    public byte[] address(Frame frame, AddressModel model) {
        return html("address", frame, model);
    }

    /// Asking for a link that sets a new password.
    ///
    /// @param sent whether it was asked for just now
    public byte[] forgotten(Frame frame, boolean sent) {
        return html("forgotten", frame, sent);
    }

    /// What a link of a letter leads to.
    public byte[] letter(Frame frame, LetterModel model) {
        return html("letter", frame, model);
    }

    /// Replies and mentions, and what the members are asked.
    public byte[] inbox(Frame frame, InboxModel model) {
        return html("inbox", frame, model);
    }

    /// With whom the reader writes.
    public byte[] messages(Frame frame, MessagesModel model) {
        return html("messages", frame, model);
    }

    /// What the reader and another wrote to each other.
    public byte[] conversation(Frame frame, ConversationModel model) {
        return html("conversation", frame, model);
    }

    /// Editing a message.
    public byte[] messageForm(Frame frame, MessageFormModel model) {
        return html("messageForm", frame, model);
    }

    /// What waits to be looked at.
    public byte[] waiting(Frame frame, WaitingModel model) {
        return html("waiting", frame, model);
    }

    /// Reports of private messages to deal with.
    public byte[] messageReports(Frame frame, MessageReportsModel model) {
        return html("messageReports", frame, model);
    }

    /// A search and what it found.
    public byte[] search(Frame frame, SearchModel model) {
        return html("search", frame, model);
    }

    /// The public record of moderation.
    public byte[] modlog(Frame frame, ModlogModel model) {
        return html("modlog", frame, model);
    }

    /// Reports to deal with.
    public byte[] reports(Frame frame, ReportsModel model) {
        return html("reports", frame, model);
    }

    /// Applications to decide.
    public byte[] applications(Frame frame, ApplicationsModel model) {
        return html("applications", frame, model);
    }

    /// The site's settings and how it is.
    public byte[] admin(Frame frame, AdminModel model) {
        return html("admin", frame, model);
    }

    /// How the site is and was.
    public byte[] now(Frame frame, NowModel model) {
        return html("now", frame, model);
    }

    /// How other servers and we get on with each other.
    public byte[] federation(Frame frame, FederationModel model) {
        return html("federation", frame, model);
    }

    /// How one other server and we get on.
    public byte[] peer(Frame frame, PeerModel model) {
        return html("peer", frame, model);
    }

    /// With whom we federate.
    public byte[] peers(Frame frame, PeersModel model) {
        return html("peers", frame, model);
    }

    /// What holds between us and one server.
    public byte[] standing(Frame frame, StandingModel model) {
        return html("standing", frame, model);
    }

    /// Changing terms.
    public byte[] termsForm(Frame frame, TermsFormModel model) {
        return html("termsForm", frame, model);
    }

    /// Ending terms.
    public byte[] endTerms(Frame frame, EndTermsModel model) {
        return html("endTerms", frame, model);
    }

    /// The log of decisions about other servers.
    public byte[] decisions(Frame frame, DecisionsModel model) {
        return html("decisions", frame, model);
    }

    /// Announced terms.
    public byte[] announcement(Frame frame, AnnouncementModel model) {
        return html("announcement", frame, model);
    }

    /// Kept comparisons.
    public byte[] keptWhatIfs(Frame frame, KeptWhatIfsModel model) {
        return html("keptWhatIfs", frame, model);
    }

    /// One kept comparison.
    public byte[] keptWhatIf(Frame frame, KeptWhatIfModel model) {
        return html("keptWhatIf", frame, model);
    }

    /// One decision.
    public byte[] decision(Frame frame, DecisionModel model) {
        return html("decision", frame, model);
    }

    /// Asks whose votes on a post are those of our members.
    public byte[] openPoll(Frame frame, PollModel model) {
        return html("openPoll", frame, model);
    }

    /// Asks what is to be attached to a decision.
    public byte[] attach(Frame frame, AttachModel model) {
        return html("attach", frame, model);
    }

    /// The first page of a new instance.
    public byte[] setUp(Frame frame, SetUpModel model) {
        return html("setUp", frame, model);
    }

    /// What this site is.
    public byte[] about(Frame frame, AboutModel model) {
        return html("about", frame, model);
    }

    /// Why there is no page.
    public byte[] problem(Frame frame, ProblemModel model) {
        return html("problem", frame, model);
    }

    /// A question before something that concerns others.
    public byte[] confirm(Frame frame, ConfirmModel model) {
        return html("confirm", frame, model);
    }

    /// Banning somebody.
    public byte[] ban(Frame frame, BanModel model) {
        return html("ban", frame, model);
    }

    /// Only the votes of one post or comment, for a page that stays where it is.
    public byte[] votes(Frame frame, VotesModel model) {
        return html("votesAlone", frame, model);
    }

    /// Only how far it is to fetch what a community held before; nothing when that is over.
    public byte[] earlier(Frame frame, EarlierModel model) {
        return html("earlierAlone", frame, model);
    }

    /// Reading a list of somebody else's.
    public byte[] importList(Frame frame, ImportModel model) {
        return html("importList", frame, model);
    }

    /// Drafts of terms out of lists of others.
    public byte[] drafts(Frame frame, DraftsModel model) {
        return html("drafts", frame, model);
    }

    /// What would come of putting drafts in force.
    public byte[] draftsLooked(Frame frame, DraftsLookedModel model) {
        return html("draftsLooked", frame, model);
    }

    /// Questions to the members.
    public byte[] consultations(Frame frame, ConsultationsModel model) {
        return html("consultations", frame, model);
    }

    /// What a member is asked.
    public byte[] toDecide(Frame frame, ToDecideModel model) {
        return html("toDecide", frame, model);
    }

    /// A question to the members, from its draft to what is decided.
    public byte[] consultation(Frame frame, ConsultationModel model) {
        return html("consultation", frame, model);
    }

    /// What somebody is told who just cast a ballot.
    public byte[] ballotCast(Frame frame, BallotCastModel model) {
        return html("ballotCast", frame, model);
    }

    /// Writing a question to the members.
    public byte[] consultationForm(Frame frame, ConsultationFormModel model) {
        return html("consultationForm", frame, model);
    }

    private byte[] html(String template, Frame frame, Object model) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template + ".jte", Map.of("frame", frame, "model", model), output);
        return output.toByteArray();
    }
}
