package org.folkmoot.web.pages;

import static org.folkmoot.web.pages.Examples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.forum.accounts.ApiTokens;
import org.folkmoot.forum.communities.EarlierPosts;
import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.forum.feeds.Silence;
import org.folkmoot.forum.feeds.ThreadExtent;
import org.folkmoot.forum.instances.DeliveryHealth.Failure;
import org.folkmoot.forum.instances.DeliveryHealth.Peer;
import org.folkmoot.forum.instances.DeliveryHealth.Queue;
import org.folkmoot.forum.instances.DeliveryHealth.Trouble;
import org.folkmoot.forum.moderation.ModlogAct;
import org.folkmoot.forum.moderation.WaitingView;
import org.folkmoot.forum.notifications.Conversations;
import org.folkmoot.forum.notifications.Conversations.Said;
import org.folkmoot.forum.notifications.Inbox;
import org.folkmoot.forum.notifications.MessageReportView;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Attached;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.LogHeads.LogHead;
import org.folkmoot.forum.votes.InformalPoll;
import org.folkmoot.forum.watching.SampleView.Node;
import org.folkmoot.forum.watching.SampleView.Point;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.peers.SilenceRule.Rest;
import org.folkmoot.rules.votes.PollRule.Voters;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.MessageReportId;
import org.folkmoot.values.NotificationId;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Order;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.ReportId;
import org.folkmoot.values.Senders;
import org.jspecify.annotations.Nullable;

/// Every page in every state that it can be in, by name: what the tests check and what people look at.
final class Gallery {

    private final Pages pages = new Pages();
    private final Examples examples;
    private final Map<String, Supplier<byte[]>> shown = new LinkedHashMap<>();

    Gallery(Examples examples) {
        this.examples = examples;
        feeds();
        communities();
        people();
        threads();
        writing();
        accounts();
        lists();
        moderation();
        site();
        peering();
        consultations();
        problems();
        confirmations();
    }

    Map<String, Supplier<byte[]>> pages() {
        return shown;
    }

    private void feeds() {
        Frame member = examples.member();
        shown.put(
                "front-asked", () -> pages.feed(examples.asked(), new FeedModel(Feed.ALL, Order.HOT, examples.feed())));
        shown.put("front", () -> pages.feed(member, new FeedModel(Feed.ALL, Order.HOT, examples.feed())));
        shown.put(
                "front-visitor",
                () -> pages.feed(examples.visitor(), new FeedModel(Feed.ALL, Order.TOP_WEEK, examples.feed())));
        shown.put(
                "front-notice",
                () -> pages.feed(
                        examples.noticing(examples.admin(), Notice.SAVED),
                        new FeedModel(Feed.LOCAL, Order.NEW, examples.feed())));
        for (Feed feed : Feed.values()) {
            shown.put(
                    "empty-" + Paths.word(feed),
                    () -> pages.feed(member.under(feed.entry()), new FeedModel(feed, Order.HOT, examples.nothing())));
        }
        shown.put(
                "empty-visitor",
                () -> pages.feed(examples.visitor(), new FeedModel(Feed.ALL, Order.HOT, examples.nothing())));
        shown.put(
                "comments",
                () -> pages.comments(
                        member, new CommentsModel(Feed.LOCAL, CommentOrder.NEW, examples.cards(), "cursor")));
        shown.put(
                "comments-empty",
                () -> pages.comments(
                        examples.visitor(), new CommentsModel(Feed.ALL, CommentOrder.HOT, List.of(), null)));
    }

    private void communities() {
        FeedPage feed = examples.feed();
        shown.put(
                "community",
                () -> pages.community(
                        examples.member(),
                        new CommunityModel(examples.gardenPage(false, true), Order.HOT, feed, null, null)));
        shown.put(
                "community-moderator",
                () -> pages.community(
                        examples.admin(),
                        new CommunityModel(
                                examples.gardenPage(true, false), Order.ACTIVE, examples.nothing(), null, null)));
        shown.put(
                "community-visitor",
                () -> pages.community(
                        examples.visitor(),
                        new CommunityModel(examples.gardenPage(false, false), Order.OLD, feed, null, null)));
        Map<String, EarlierPosts.Progress> earlier = Map.of(
                "listing", new EarlierPosts.Listing("beta.example"),
                "posts", new EarlierPosts.Posts("beta.example", 12, 50),
                "comments", new EarlierPosts.Comments("beta.example", 30, 212),
                "waiting", new EarlierPosts.Waiting("beta.example"),
                "silent", new EarlierPosts.Ended("beta.example", EarlierPosts.Shortfall.SILENT),
                "no-list", new EarlierPosts.Ended("beta.example", EarlierPosts.Shortfall.NO_LIST),
                "too-much", new EarlierPosts.Ended("beta.example", EarlierPosts.Shortfall.TOO_MUCH));
        earlier.forEach((name, progress) -> shown.put(
                "community-earlier-" + name,
                () -> pages.community(
                        examples.visitor(),
                        new CommunityModel(
                                examples.gardenPage(false, false),
                                Order.HOT,
                                examples.nothing(),
                                Decisions.EVERY_AXIS,
                                progress))));
        shown.put(
                "community-removed",
                () -> pages.community(
                        examples.admin(),
                        new CommunityModel(examples.closedPage(), Order.HOT, examples.nothing(), null, null)));
        shown.put(
                "communities",
                () -> pages.communities(examples.member(), new CommunitiesModel(examples.communityCards(), "next")));
        shown.put(
                "communities-empty",
                () -> pages.communities(examples.visitor(), new CommunitiesModel(List.of(), null)));
        shown.put(
                "community-new",
                () -> pages.communityForm(examples.member(), new CommunityFormModel(null, Form.EMPTY)));
        shown.put(
                "community-new-refused",
                () -> pages.communityForm(
                        examples.member(),
                        new CommunityFormModel(
                                null,
                                Form.of("name", examples.written("a b"), "title", "", "local-only", "on")
                                        .refused(List.of(
                                                new Objection(Field.NAME, Refusal.NAME_INVALID),
                                                new Objection(Field.TITLE, Refusal.TITLE_TOO_SHORT))))));
        shown.put(
                "community-edit",
                () -> pages.communityForm(
                        examples.member(),
                        new CommunityFormModel(examples.garden(), Form.of("title", examples.written("The garden")))));
        shown.put(
                "moderators",
                () -> pages.moderators(
                        examples.admin(), new ModeratorsModel(examples.gardenPage(true, true), Map.of(), Form.EMPTY)));
        for (Rest rest : Rest.values()) {
            shown.put(
                    "moderators-" + rest.name().toLowerCase(Locale.ROOT),
                    () -> pages.moderators(
                            examples.admin(),
                            new ModeratorsModel(
                                    examples.gardenPage(true, true),
                                    Map.of(examples.kadri().id(), rest),
                                    Form.EMPTY)));
        }
        shown.put(
                "moderators-reader",
                () -> pages.moderators(
                        examples.visitor(),
                        new ModeratorsModel(examples.gardenPage(false, false), Map.of(), Form.EMPTY)));
    }

    private void people() {
        shown.put(
                "person",
                () -> pages.person(
                        examples.member(),
                        new PersonModel(
                                examples.personPage(examples.kadri(), true, true),
                                new PersonModel.Posts(Order.NEW, examples.feed()))));
        shown.put(
                "person-self",
                () -> pages.person(
                        examples.member(),
                        new PersonModel(
                                examples.personPage(examples.ana(), false, false),
                                new PersonModel.Comments(CommentOrder.NEW, examples.cards(), "next"))));
        shown.put(
                "person-admin-view",
                () -> pages.person(
                        examples.admin(),
                        new PersonModel(
                                examples.personPage(examples.noor(), false, false),
                                new PersonModel.Comments(CommentOrder.NEW, List.of(), null))));
        shown.put(
                "person-gone",
                () -> pages.person(
                        examples.visitor(),
                        new PersonModel(
                                examples.personPage(examples.gone(), false, false),
                                new PersonModel.Posts(Order.NEW, examples.nothing()))));
    }

    private void threads() {
        shown.put(
                "thread",
                () -> pages.thread(
                        examples.member(), new ThreadModel(examples.thread(examples.quinces(), false, false, true))));
        for (InformalPoll poll : List.of(
                new InformalPoll(Voters.MEMBERS_BEFORE, 136, 12, 288, 1_040),
                new InformalPoll(Voters.SUBSCRIBERS, 9, 0, 1_288, 0))) {
            shown.put(
                    "thread-poll-" + (poll.told() ? "told" : "untold"),
                    () -> pages.thread(examples.visitor(), new ThreadModel(examples.polled(poll))));
        }
        shown.put(
                "poll",
                () -> pages.openPoll(
                        examples.member(),
                        new PollModel(
                                examples.quinces(),
                                Form.EMPTY.refused(List.of(new Objection(Field.WHOLE, Refusal.CHOICE_MISSING))))));
        shown.put(
                "thread-visitor",
                () -> pages.thread(
                        examples.visitor(), new ThreadModel(examples.thread(examples.train(), false, false, false))));
        shown.put(
                "thread-moderator",
                () -> pages.thread(
                        examples.admin(), new ThreadModel(examples.thread(examples.removed(), true, true, true))));
        shown.put(
                "thread-moderated",
                () -> pages.thread(
                        examples.admin(), new ThreadModel(examples.thread(examples.hosting(), false, true, true))));
        shown.put(
                "thread-locked",
                () -> pages.thread(
                        examples.admin(), new ThreadModel(examples.thread(examples.locked(), false, true, false))));
        shown.put(
                "thread-deleted",
                () -> pages.thread(
                        examples.admin(), new ThreadModel(examples.thread(examples.deleted(), true, false, false))));
        shown.put(
                "thread-banned",
                () -> pages.thread(
                        examples.member(),
                        new ThreadModel(examples.thread(
                                examples.quinces(),
                                false,
                                false,
                                new Silence(Refusal.BANNED_FROM_COMMUNITY, Examples.NOW.plus(Duration.ofDays(7)))))));
        shown.put("thread-empty", () -> pages.thread(examples.member(), new ThreadModel(examples.silence())));
        shown.put(
                "thread-part",
                () -> pages.thread(
                        examples.member(), new ThreadModel(examples.part(new ThreadExtent(null, 300, 600, 1_722)))));
        shown.put(
                "thread-reply-refused",
                () -> pages.thread(
                        examples.member(),
                        new ThreadModel(
                                examples.thread(examples.quinces(), false, false, true),
                                new CommentId(22),
                                Form.of("body", examples.written("Too much of it"))
                                        .refused(List.of(new Objection(Field.BODY, Refusal.TEXT_TOO_LONG))))));
    }

    private void writing() {
        shown.put(
                "submit",
                () -> pages.postForm(
                        examples.member(),
                        new PostFormModel(
                                null,
                                null,
                                List.of(examples.garden(), examples.trains()),
                                Form.of("community", "garden"))));
        shown.put(
                "submit-refused",
                () -> pages.postForm(
                        examples.member(),
                        new PostFormModel(
                                null,
                                null,
                                List.of(),
                                Form.of(
                                                "community",
                                                examples.written("nowhere"),
                                                "title",
                                                examples.written("Hm"),
                                                "url",
                                                "javascript:alert(1)",
                                                "body",
                                                examples.written("The text that I typed"),
                                                "language",
                                                "et",
                                                "nsfw",
                                                "on")
                                        .refused(List.of(
                                                new Objection(Field.COMMUNITY, Refusal.COMMUNITY_MISSING),
                                                new Objection(Field.TITLE, Refusal.TITLE_TOO_SHORT),
                                                new Objection(Field.URL, Refusal.URL_INVALID),
                                                new Objection(Field.WHOLE, Refusal.TOO_OFTEN))))));
        shown.put(
                "post-edit",
                () -> pages.postForm(
                        examples.member(),
                        new PostFormModel(
                                new PostId(12),
                                examples.garden(),
                                List.of(),
                                Form.of("title", examples.written("A title"), "body", examples.written("A text")))));
        shown.put(
                "comment-edit",
                () -> pages.commentForm(
                        examples.member(),
                        new CommentFormModel(
                                new CommentId(23),
                                new PostId(12),
                                examples.written("A title"),
                                Form.of("body", examples.written("A text")))));
    }

    private void accounts() {
        Frame form = examples.visitorWithForm();
        shown.put("sign-up", () -> pages.signUp(form, new SignUpModel(null, null, Form.EMPTY)));
        shown.put(
                "sign-up-application",
                () -> pages.signUp(
                        examples.applying(form),
                        new SignUpModel(
                                examples.written("What do you grow?"),
                                "/post/12",
                                Form.of("name", "ana", "answer", examples.written("Quinces"))
                                        .refused(List.of(
                                                new Objection(Field.NAME, Refusal.NAME_TAKEN),
                                                new Objection(Field.PASSWORD, Refusal.PASSWORD_TOO_SHORT))))));
        shown.put(
                "sign-up-closed",
                () -> pages.signUp(examples.closed(examples.visitor()), new SignUpModel(null, null, Form.EMPTY)));
        shown.put("log-in", () -> pages.logIn(form, new LogInModel("/post/12", true, Form.EMPTY)));
        shown.put(
                "log-in-refused",
                () -> pages.logIn(
                        form,
                        new LogInModel(
                                null,
                                false,
                                Form.of("name", examples.written("ana"))
                                        .refused(List.of(new Objection(Field.WHOLE, Refusal.WRONG_LOG_IN))))));
        shown.put("password", () -> pages.password(form, new PasswordModel("ana", "a/token", Form.EMPTY)));
        shown.put(
                "settings",
                () -> pages.settings(
                        examples.member(),
                        new SettingsModel(
                                Form.of("display-name", examples.written("Ana Pärn"), "nsfw", "on"),
                                Form.EMPTY.refused(List.of(new Objection(Field.PASSWORD, Refusal.WRONG_PASSWORD))),
                                new SettingsModel.Letters(
                                        true, examples.written("ana@mail.example"), false, true, false),
                                null,
                                List.of("en", "et"),
                                Senders.MEMBERS,
                                List.of(examples.noor(), examples.helper()),
                                List.of(examples.longNamed()))));
        shown.put(
                "settings-new",
                () -> pages.settings(
                        examples.member(),
                        new SettingsModel(
                                Form.EMPTY,
                                Form.EMPTY,
                                new SettingsModel.Letters(false, null, false, true, true),
                                "en",
                                List.of("en"),
                                Senders.EVERYONE,
                                List.of(),
                                List.of())));
        letters(form);
        shown.put(
                "delete-account",
                () -> pages.deleteAccount(
                        examples.member(), new DeleteAccountModel(12, 1, List.of(examples.garden()), Form.EMPTY)));
    }

    private static InboxModel.Line asked(long id, Inbox.Kind kind, Stage stage) {
        Inbox.About.OfConsultation asked = new Inbox.About.OfConsultation(
                new ConsultationId(7),
                "On what terms should we meet Threads?",
                stage,
                NOW.plus(Duration.ofDays(3)),
                NOW.plus(Duration.ofDays(9)),
                new PostId(12));
        return new InboxModel.Line(new NotificationId(id), kind, false, NOW, new InboxModel.OfConsultation(asked));
    }

    private void letters(Frame form) {
        shown.put("forgotten-password", () -> pages.forgotten(form, false));
        shown.put("forgotten-password-sent", () -> pages.forgotten(form, true));
        shown.put(
                "address",
                () -> pages.address(
                        examples.member(),
                        new AddressModel(
                                true,
                                Form.of("email", examples.written("ana@"))
                                        .refused(List.of(
                                                new Objection(Field.EMAIL, Refusal.EMAIL_INVALID),
                                                new Objection(Field.PASSWORD, Refusal.WRONG_PASSWORD))))));
        shown.put(
                "confirm-address",
                () -> pages.letter(
                        form, new LetterModel.Confirming("1.a", "ana", examples.written("ana@mail.example"), false)));
        shown.put(
                "address-confirmed",
                () -> pages.letter(
                        form, new LetterModel.Confirming("1.a", "ana", examples.written("ana@mail.example"), true)));
        shown.put("unsubscribe", () -> pages.letter(form, new LetterModel.Unsubscribing("1.a", "ana", true, true)));
        shown.put("unsubscribed", () -> pages.letter(form, new LetterModel.Unsubscribing("1.a", "ana", false, false)));
    }

    private void lists() {
        shown.put(
                "inbox",
                () -> pages.inbox(
                        examples.member(),
                        new InboxModel(
                                List.of(
                                        new InboxModel.Line(
                                                new NotificationId(1),
                                                Inbox.Kind.REPLY,
                                                false,
                                                NOW,
                                                new InboxModel.OfComment(examples.card(0))),
                                        new InboxModel.Line(
                                                new NotificationId(2),
                                                Inbox.Kind.MENTION,
                                                true,
                                                NOW.minus(Duration.ofDays(1)),
                                                new InboxModel.OfPost(examples.train())),
                                        asked(3, Inbox.Kind.BALLOT_CAST, Stage.OPEN),
                                        asked(4, Inbox.Kind.ANNOUNCED, Stage.ANNOUNCED),
                                        asked(5, Inbox.Kind.DECIDED, Stage.DECIDED)),
                                false,
                                "next")));
        shown.put("inbox-apart", () -> pages.inbox(examples.asked(), new InboxModel(List.of(), true, true, null)));
        shown.put(
                "messages-apart",
                () -> pages.messages(examples.asked(), new MessagesModel(conversations(), true, "7")));
        shown.put("inbox-empty", () -> pages.inbox(examples.member(), new InboxModel(List.of(), true, null)));
        messages();
        shown.put("search", () -> pages.search(examples.visitor(), search("", SearchModel.Kind.POSTS)));
        shown.put("search-nothing", () -> pages.search(examples.member(), search("quince", SearchModel.Kind.PEOPLE)));
        shown.put(
                "search-posts",
                () -> pages.search(
                        examples.member(),
                        new SearchModel(
                                examples.written("quince"),
                                SearchModel.Kind.POSTS,
                                examples.feed().posts(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                "next")));
        shown.put(
                "search-people",
                () -> pages.search(
                        examples.visitor(),
                        new SearchModel(
                                "a",
                                SearchModel.Kind.PEOPLE,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(examples.ana(), examples.noor(), examples.gone()),
                                List.of(),
                                null)));
    }

    private static SearchModel search(String query, SearchModel.Kind kind) {
        return new SearchModel(query, kind, List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    private void moderation() {
        Subject post = new Subject.OfPost(new PostId(12), examples.quinces().title());
        Subject comment = new Subject.OfComment(new PostId(12), new CommentId(22), examples.written("Quince paste."));
        Subject hidden = new Subject.OfComment(new PostId(12), new CommentId(23), "");
        List<Subject> subjects = List.of(
                post,
                comment,
                hidden,
                new Subject.OfPerson(examples.noor()),
                new Subject.OfCommunity(examples.longNamed()),
                new Subject.OfSite());
        shown.put(
                "modlog", () -> pages.modlog(examples.visitor(), new ModlogModel(null, modlogLines(subjects), "next")));
        shown.put(
                "modlog-community",
                () -> pages.modlog(examples.admin(), new ModlogModel(examples.garden(), List.of(), null)));
        shown.put(
                "reports",
                () -> pages.reports(
                        examples.admin(),
                        new ReportsModel(
                                List.of(report(1, post, false), report(2, comment, false), report(3, hidden, true)),
                                false,
                                "next")));
        shown.put(
                "waiting",
                () -> pages.waiting(
                        examples.admin(),
                        new WaitingModel(
                                List.of(
                                        waiting(1, null, "Which bulbs keep in the cold?", "https://bulbs.example/cold"),
                                        waiting(2, 7L, "The first tomatoes are red", null)),
                                "2026-03-04T12:00:00Z 2 7")));
        shown.put("waiting-empty", () -> pages.waiting(examples.admin(), new WaitingModel(List.of(), null)));
        shown.put("reports-empty", () -> pages.reports(examples.admin(), new ReportsModel(List.of(), true, null)));
        shown.put(
                "applications",
                () -> pages.applications(
                        examples.admin(),
                        new ApplicationsModel(
                                examples.written("What do you grow?"),
                                List.of(
                                        application(7, "mihkel", "Quinces, mostly.\nAnd leeks."),
                                        application(8, "liis", "w".repeat(90))))));
        shown.put(
                "applications-empty",
                () -> pages.applications(examples.admin(), new ApplicationsModel(null, List.of())));
        shown.put(
                "ban",
                () -> pages.ban(examples.admin(), new BanModel(examples.kadri(), null, true, "/post/12", Form.EMPTY)));
        shown.put(
                "ban-community",
                () -> pages.ban(
                        examples.admin(),
                        new BanModel(
                                examples.kadri(),
                                examples.garden(),
                                false,
                                "/post/12",
                                Form.of("days", "", "reason", "", "remove", "on")
                                        .refused(List.of(new Objection(Field.REASON, Refusal.REASON_MISSING))))));
    }

    private List<ModlogModel.Line> modlogLines(List<Subject> subjects) {
        ModlogAct[] acts = ModlogAct.values();
        return java.util.stream.IntStream.range(0, acts.length)
                .mapToObj(at -> new ModlogModel.Line(
                        acts[at],
                        NOW.minus(Duration.ofHours(at * 7L)),
                        at % 5 == 4 ? null : examples.ben(),
                        subjects.get(at % subjects.size()),
                        at % 3 == 0 ? null : examples.garden(),
                        at % 2 == 0 ? null : examples.written("It was an advertisement."),
                        at == 12 ? NOW.plus(Duration.ofDays(7)) : null))
                .toList();
    }

    private void messages() {
        shown.put("messages", () -> pages.messages(examples.member(), new MessagesModel(conversations(), "7")));
        shown.put("messages-empty", () -> pages.messages(examples.member(), new MessagesModel(List.of(), null)));
        shown.put("conversation", () -> conversation(examples.ben(), said(), null, Form.EMPTY));
        shown.put("conversation-new", () -> conversation(examples.noor(), List.of(), null, Form.EMPTY));
        shown.put(
                "conversation-refused",
                () -> conversation(
                        examples.kadri(),
                        said(),
                        null,
                        Form.of("body", examples.written("x"))
                                .refused(List.of(new Objection(Field.BODY, Refusal.TEXT_TOO_LONG)))));
        shown.put(
                "conversation-closed", () -> conversation(examples.kadri(), said(), Refusal.UNBLOCK_FIRST, Form.EMPTY));
        shown.put(
                "message-edit",
                () -> pages.messageForm(
                        examples.member(),
                        new MessageFormModel(
                                new MessageId(3), examples.ben(), Form.of("body", examples.written("At six?")))));
        shown.put(
                "message-reports",
                () -> pages.messageReports(
                        examples.admin(),
                        new MessageReportsModel(
                                List.of(messageReport(1, null), messageReport(2, examples.ben())), true, "1")));
        shown.put(
                "message-reports-empty",
                () -> pages.messageReports(examples.admin(), new MessageReportsModel(List.of(), false, null)));
    }

    private byte[] conversation(PersonLine other, List<Said> said, @Nullable Refusal obstacle, Form form) {
        return pages.conversation(
                examples.member(),
                new ConversationModel(
                        other, said, said.isEmpty() ? null : "1", obstacle == Refusal.UNBLOCK_FIRST, obstacle, form));
    }

    private List<Said> said() {
        Instant before = NOW.minus(Duration.ofHours(30));
        return List.of(
                new Said(new MessageId(2), false, examples.written("At six?\n\n> no"), before, null, false, true),
                new Said(new MessageId(3), true, examples.written("At *seven*."), before, NOW, false, true),
                new Said(new MessageId(4), true, examples.written("Or never"), before, null, true, true),
                new Said(new MessageId(5), false, null, NOW, null, true, true),
                new Said(new MessageId(6), false, "w".repeat(120), NOW, null, false, false));
    }

    private List<Conversations.Line> conversations() {
        return List.of(
                new Conversations.Line(new MessageId(9), examples.kadri(), false, examples.written("At six?"), NOW, 2),
                new Conversations.Line(new MessageId(8), examples.ben(), true, "w".repeat(120), NOW, 0),
                new Conversations.Line(new MessageId(7), examples.helper(), false, null, NOW, 0));
    }

    private MessageReportView.Line messageReport(long id, @Nullable PersonLine resolver) {
        return new MessageReportView.Line(
                new MessageReportId(id),
                examples.written("Buy these pills"),
                examples.written("An advertisement"),
                NOW,
                examples.ana(),
                examples.kadri(),
                resolver);
    }

    private ReportsModel.Line report(long id, Subject subject, boolean done) {
        return new ReportsModel.Line(
                new ReportId(id),
                examples.kadri(),
                examples.written("This is an advertisement."),
                NOW.minus(Duration.ofMinutes(3)),
                subject,
                examples.noor(),
                examples.garden(),
                done,
                done ? examples.ben() : null);
    }

    private ApplicationsModel.Line application(long id, String name, String answer) {
        return new ApplicationsModel.Line(
                new PersonLine(new PersonId(id), name, null, null, false, false),
                examples.written(answer),
                NOW.minus(Duration.ofDays(2)));
    }

    private static List<PeerLine> peers() {
        Instant earlier = NOW.minus(Duration.ofHours(2));
        Failure away = new Failure(earlier, Trouble.UNKNOWN_HOST, "nobody knows an address for gone.example", null);
        Failure refused = new Failure(
                earlier, Trouble.NOT_BELIEVED, "it answers 401: no such key", "https://garden.example/activities/1");
        Queue waiting = new Queue(1_000, true, earlier);
        Queue few = new Queue(12, false, earlier);
        return Stream.of(
                        new Peer("gone.example", "lemmy 0.19.3", waiting, Queue.EMPTY, 8, earlier, away, NOW),
                        new Peer("w".repeat(60) + ".example", null, Queue.EMPTY, few, 0, NOW, refused, null),
                        new Peer("slow.example:8080", "mastodon 4.3", Queue.EMPTY, few, 0, null, null, null),
                        new Peer("well.example", "piefed 1.2", Queue.EMPTY, Queue.EMPTY, 0, NOW, null, null))
                .map(peer -> new PeerLine(peer, peer.state(NOW)))
                .toList();
    }

    private NowModel now(boolean told) {
        List<Point> points = Stream.of(50, 49, 20, 1)
                .map(ago -> new Point(
                        NOW.minus(Duration.ofMinutes(ago)),
                        120,
                        30,
                        900,
                        4,
                        2,
                        3.4,
                        ago == 20 ? null : 48.0,
                        12,
                        70,
                        30_000,
                        5,
                        90,
                        3,
                        2,
                        4_000,
                        200L << 20,
                        384L << 20,
                        900L << 20,
                        ago == 1 ? 1L << 30 : null))
                .toList();
        String job = examples.written("count active people");
        return new NowModel(
                NowModel.Range.HOUR,
                NOW.minus(Duration.ofHours(1)),
                NOW,
                told ? points : List.of(),
                told ? points.getLast() : null,
                told
                        ? List.of(new Node(
                                examples.written("forum:8536"),
                                NOW,
                                200L << 20,
                                384L << 20,
                                3,
                                12,
                                0,
                                4_711,
                                false,
                                ""))
                        : List.of(),
                "forum:8536",
                List.of(new NowModel.Table("received", 300L << 20), new NowModel.Table("vote", 3L << 20)),
                List.of(
                        new NowModel.Job(job, 12, 1, NOW, null, false, Duration.ofMillis(40)),
                        new NowModel.Job(job, 12, 12, null, NOW, true, Duration.ofMillis(4_000))));
    }

    private void site() {
        shown.put(
                "admin",
                () -> pages.admin(
                        examples.admin(),
                        new AdminModel(
                                Form.of(
                                        "site-name",
                                        examples.written("garden.example"),
                                        "sign-up",
                                        "BY_APPLICATION",
                                        "address",
                                        "https://garden.example",
                                        "downvotes",
                                        "on"),
                                true,
                                List.of(
                                        new AdminModel.State(AdminModel.Kind.VERSION, "0.1.0", false),
                                        new AdminModel.State(AdminModel.Kind.DATABASE, "18.6", false),
                                        new AdminModel.State(AdminModel.Kind.EVENTS_WAITING, "4,711", true)))));
        shown.put(
                "admin-refused",
                () -> pages.admin(
                        examples.admin(),
                        new AdminModel(
                                Form.of("address", "ftp:x", "sign-up", "OPEN")
                                        .refused(List.of(
                                                new Objection(Field.SITE_NAME, Refusal.TEXT_MISSING),
                                                new Objection(Field.PUBLIC_ADDRESS, Refusal.ADDRESS_INVALID))),
                                false,
                                List.of(new AdminModel.State(AdminModel.Kind.TEST_MODE, "1", true)))));
        shown.put("now", () -> pages.now(examples.admin(), now(true)));
        shown.put("now-empty", () -> pages.now(examples.admin(), now(false)));
        shown.put(
                "federation",
                () -> pages.federation(
                        examples.admin(),
                        new FederationModel(
                                new FederationModel.Sums(4, 3, 1_040, true, 12), peers(), false, 2, true, true)));
        shown.put(
                "federation-empty",
                () -> pages.federation(
                        examples.admin(),
                        new FederationModel(
                                new FederationModel.Sums(0, 0, 0, false, 0), List.of(), false, null, true, false)));
        shown.put(
                "federation-no-address",
                () -> pages.federation(
                        examples.admin(),
                        new FederationModel(
                                new FederationModel.Sums(0, 0, 0, false, 0), List.of(), true, null, false, false)));
        shown.put(
                "federation-none-ill",
                () -> pages.federation(
                        examples.admin(),
                        new FederationModel(
                                new FederationModel.Sums(1, 0, 0, false, 0), List.of(), true, null, true, false)));
        for (PeerLine line : peers()) {
            String name = line.state().name().toLowerCase(Locale.ROOT);
            Failure last = line.peer().lastFailure();
            List<Failure> failures = last == null ? List.of() : List.of(last);
            shown.put("peer-" + name, () -> pages.peer(examples.admin(), new PeerModel(line, failures, false)));
        }
        shown.put(
                "set-up",
                () -> pages.setUp(
                        examples.visitorWithForm(),
                        new SetUpModel(Form.of("key", "k", "address", "http://localhost:8536"), true)));
        shown.put(
                "set-up-refused",
                () -> pages.setUp(
                        examples.visitorWithForm(),
                        new SetUpModel(
                                Form.of("key", "wrong", "site-name", examples.written("garden"))
                                        .refused(List.of(
                                                new Objection(Field.SETUP_KEY, Refusal.SETUP_KEY_WRONG),
                                                new Objection(Field.PASSWORD, Refusal.PASSWORD_TOO_SHORT))),
                                false)));
        shown.put(
                "about",
                () -> pages.about(
                        examples.visitor(),
                        new AboutModel(3120, 12, 1890, 20411, List.of(examples.ben(), examples.ana()), "0.1.0")));
    }

    private void peering() {
        Decisions decisions = new Decisions(examples);
        shown.put("peers", () -> pages.peers(examples.visitor(), decisions.peers()));
        shown.put("peers-admin", () -> pages.peers(examples.admin(), decisions.peers()));
        shown.put(
                "peers-empty",
                () -> pages.peers(
                        examples.visitor(),
                        new PeersModel(
                                null,
                                List.of(),
                                null,
                                List.of(),
                                null,
                                Form.of("server", examples.written("no server"))
                                        .refused(List.of(new Objection(Field.WHOLE, Refusal.DOMAIN_INVALID))))));
        shown.put(
                "api-tokens",
                () -> pages.apiTokens(
                        examples.admin(),
                        new ApiTokensModel(
                                List.of(new ApiTokens.Token(
                                        "0123456789abcdef",
                                        examples.written("Terms by night"),
                                        Set.of(ApiScope.READ, ApiScope.GOVERN),
                                        Instant.parse("2026-03-01T12:00:00Z"),
                                        LocalDate.parse("2026-03-02"))),
                                "folkmoot_x7Qd0aLm",
                                Form.EMPTY)));
        shown.put(
                "api-tokens-refused",
                () -> pages.apiTokens(
                        examples.member(),
                        new ApiTokensModel(
                                List.of(),
                                null,
                                Form.of("name", examples.written("Reader"))
                                        .refused(List.of(
                                                new Objection(Field.WHOLE, Refusal.CHOICE_MISSING),
                                                new Objection(Field.PASSWORD, Refusal.WRONG_PASSWORD))))));
        shown.put("own-choices", () -> pages.ownChoices(examples.member(), decisions.ownChoices()));
        shown.put("own-choices-one", () -> pages.ownChoices(examples.member(), decisions.ownChoicesRefused()));
        shown.put(
                "own-choices-none",
                () -> pages.ownChoices(
                        examples.member(), new OwnChoicesModel(List.of(), List.of(), null, false, Form.EMPTY)));
        shown.put("standing", () -> pages.standing(examples.visitor(), decisions.standing()));
        shown.put("standing-admin", () -> pages.standing(examples.admin(), decisions.within()));
        shown.put("standing-not-met", () -> pages.standing(examples.visitor(), decisions.notMet()));
        shown.put(
                "decisions",
                () -> pages.decisions(
                        examples.visitor(),
                        new DecisionsModel(
                                null,
                                decisions.announced(),
                                List.of(decisions.all().getFirst()),
                                decisions.all(),
                                29L,
                                new LogHead(17, "ab".repeat(32), null))));
        shown.put(
                "decisions-of-one",
                () -> pages.decisions(
                        examples.member(),
                        new DecisionsModel("threads.example", List.of(), List.of(), decisions.all(), null, null)));
        shown.put(
                "decisions-empty",
                () -> pages.decisions(
                        examples.visitor(), new DecisionsModel(null, List.of(), List.of(), List.of(), null, null)));
        for (Decision decision : decisions.all()) {
            shown.put(
                    "decision-" + decision.version().id().value(),
                    () -> pages.decision(
                            examples.admin(),
                            new DecisionModel(decision, WhatIfModel.NONE, 1, decisions.attached(), Form.EMPTY)));
        }
        shown.put(
                "decision-refused",
                () -> pages.decision(
                        examples.admin(),
                        new DecisionModel(
                                decisions.all().getFirst(),
                                decisions.seen(),
                                45,
                                new Attached(List.of(), List.of()),
                                Form.EMPTY.refused(List.of(new Objection(Field.REASON, Refusal.REASON_MISSING))))));
        shown.put(
                "decision-evidence",
                () -> pages.attach(
                        examples.admin(), new AttachModel(decisions.all().getFirst(), false, Form.EMPTY)));
        shown.put(
                "decision-reply",
                () -> pages.attach(
                        examples.admin(),
                        new AttachModel(
                                decisions.all().getFirst(),
                                true,
                                Form.EMPTY.refused(List.of(
                                        new Objection(Field.SOURCE, Refusal.NOT_ABOUT_THAT_SERVER),
                                        new Objection(Field.BODY, Refusal.TEXT_MISSING))))));
        shown.put("terms", () -> pages.termsForm(examples.admin(), decisions.form()));
        shown.put("terms-looked", () -> pages.termsForm(examples.admin(), decisions.looked()));
        shown.put("terms-standard", () -> pages.termsForm(examples.admin(), decisions.standardForm()));
        shown.put("terms-refused", () -> pages.termsForm(examples.admin(), decisions.refused()));
        for (Announcement announcement : decisions.announcements()) {
            shown.put(
                    "announced-" + announcement.id().value(),
                    () -> pages.announcement(
                            examples.admin(), new AnnouncementModel(announcement, decisions.seen(), Form.EMPTY)));
        }
        shown.put(
                "announced-refused",
                () -> pages.announcement(
                        examples.admin(),
                        new AnnouncementModel(
                                decisions.announcements().getFirst(),
                                WhatIfModel.NONE,
                                Form.EMPTY.refused(List.of(new Objection(Field.REASON, Refusal.REASON_MISSING))))));
        shown.put("what-if", () -> pages.keptWhatIf(examples.visitor(), decisions.keptWhatIf(true)));
        shown.put("what-if-untold", () -> pages.keptWhatIf(examples.admin(), decisions.keptWhatIf(false)));
        shown.put("what-ifs", () -> pages.keptWhatIfs(examples.admin(), decisions.keptWhatIfs()));
        shown.put(
                "what-ifs-empty",
                () -> pages.keptWhatIfs(examples.visitor(), new KeptWhatIfsModel("a.example", List.of(), null)));
        shown.put("terms-end", () -> pages.endTerms(examples.admin(), decisions.end(Form.EMPTY)));
        shown.put(
                "terms-end-refused",
                () -> pages.endTerms(
                        examples.admin(),
                        decisions.end(Form.of("reason", "")
                                .refused(List.of(
                                        new Objection(Field.WHOLE, Refusal.TERMS_CHANGED_MEANWHILE),
                                        new Objection(Field.REASON, Refusal.REASON_MISSING))))));
        serverLists(decisions);
    }

    private void consultations() {
        Consultations consultations = new Consultations(examples);
        shown.put("consultations", () -> pages.consultations(examples.admin(), consultations.list()));
        shown.put(
                "consultations-empty",
                () -> pages.consultations(examples.visitor(), new ConsultationsModel(List.of(), null)));
        shown.put("consultation-form", () -> pages.consultationForm(examples.admin(), consultations.form(false)));
        shown.put(
                "consultation-form-refused", () -> pages.consultationForm(examples.admin(), consultations.form(true)));
        shown.put("ballot-cast", () -> pages.ballotCast(examples.member(), consultations.cast()));
        shown.put("to-decide", () -> pages.toDecide(examples.member(), consultations.toDecide()));
        shown.put("to-decide-empty", () -> pages.toDecide(examples.member(), new ToDecideModel(List.of())));
        consultations
                .all()
                .forEach((name, model) ->
                        shown.put("consultation-" + name, () -> pages.consultation(examples.admin(), model)));
    }

    private void serverLists(Decisions decisions) {
        List<Objection> wrong = List.of(new Objection(Field.WHOLE, Refusal.TERMS_CHANGED_MEANWHILE));
        shown.put("import", () -> pages.importList(examples.admin(), new ImportModel(Form.EMPTY, null)));
        shown.put(
                "import-done",
                () -> pages.importList(examples.admin(), new ImportModel(Form.EMPTY, decisions.imported())));
        shown.put(
                "import-refused",
                () -> pages.importList(
                        examples.admin(),
                        new ImportModel(
                                Form.of("source", "", "list", examples.written("no server"))
                                        .refused(List.of(
                                                new Objection(Field.SOURCE, Refusal.TEXT_MISSING),
                                                new Objection(Field.LIST, Refusal.NOTHING_LISTED))),
                                null)));
        shown.put("drafts", () -> pages.drafts(examples.admin(), decisions.draftsModel(List.of())));
        shown.put(
                "drafts-refused",
                () -> pages.drafts(
                        examples.admin(),
                        decisions.draftsModel(List.of(new Objection(Field.WHOLE, Refusal.NOTHING_CHOSEN)))));
        shown.put(
                "drafts-empty",
                () -> pages.drafts(examples.admin(), new DraftsModel(List.of(), List.of(), null, null, List.of())));
        shown.put(
                "drafts-none-here",
                () -> pages.drafts(
                        examples.admin(),
                        new DraftsModel(
                                List.of(), decisions.draftsModel(List.of()).sources(), null, null, List.of())));
        shown.put("drafts-looked", () -> pages.draftsLooked(examples.admin(), decisions.draftsLooked(List.of())));
        shown.put("drafts-changed", () -> pages.draftsLooked(examples.admin(), decisions.draftsLooked(wrong)));
    }

    private void problems() {
        for (ProblemModel.Kind kind : ProblemModel.Kind.values()) {
            shown.put(
                    "problem-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    () -> pages.problem(examples.visitor(), new ProblemModel(kind)));
        }
        shown.put(
                "problem-refused",
                () -> pages.problem(
                        examples.member(),
                        new ProblemModel(
                                ProblemModel.Kind.TOO_OFTEN,
                                List.of(new Objection(Field.WHOLE, Refusal.TOO_OFTEN)),
                                Duration.ofSeconds(30),
                                "f-4711",
                                List.of(examples.written("A title"), examples.written("A text")))));
    }

    private void confirmations() {
        for (ConfirmModel.Deed deed : ConfirmModel.Deed.values()) {
            shown.put(
                    "confirm-" + deed.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    () -> pages.confirm(
                            examples.admin(),
                            new ConfirmModel(
                                    deed,
                                    "/post/12/do",
                                    "/post/12",
                                    examples.written("What grew in your garden this autumn?"),
                                    3,
                                    deed.reason() == ConfirmModel.Reason.NEEDED
                                            ? Form.EMPTY.refused(
                                                    List.of(new Objection(Field.REASON, Refusal.REASON_MISSING)))
                                            : Form.EMPTY)));
        }
    }

    private WaitingView.Line waiting(long post, @Nullable Long comment, String title, @Nullable String url) {
        return new WaitingView.Line(
                new PostId(post),
                comment == null ? null : new CommentId(comment),
                examples.kadri(),
                examples.garden(),
                examples.written(title),
                url,
                examples.written("They stood in the snow for *two* weeks.\n\nNothing happened to them."),
                NOW,
                comment != null);
    }
}
