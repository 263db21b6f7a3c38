package org.folkmoot.web.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.communities.CommunityCard;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.CommentNode;
import org.folkmoot.forum.feeds.CommentNode.Stub;
import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.Silence;
import org.folkmoot.forum.feeds.ThreadExtent;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.forum.notifications.AttentionView.Asks;
import org.folkmoot.forum.votes.InformalPoll;
import org.folkmoot.rules.speech.NamesakeRule.Guarded;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.Direction;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.OriginShare.PassedOn;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Score;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.markdown.Markdown;
import org.folkmoot.web.messages.Words;
import org.jspecify.annotations.Nullable;

/// People, communities, posts and comments to look at pages with.
///
/// @param spice goes behind everything that people wrote, such as hostile text; mostly empty
record Examples(Words words, String spice) {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    static final String HOSTILE =
            " <script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\u202E" + "w".repeat(80);

    private static final AssetUrls ASSETS = AssetUrls.of(name -> "/assets/" + name);

    PersonLine ana() {
        return person(1, "ana", "Ana Pärn", null);
    }

    PersonLine ben() {
        return person(2, "ben", null, null);
    }

    PersonLine kadri() {
        return person(3, "kadri", null, "feddit.example");
    }

    PersonLine noor() {
        return person(4, "نور_الدين", "نور الدين", "majlis.example");
    }

    PersonLine gone() {
        return new PersonLine(new PersonId(5), "gone", null, null, false, true);
    }

    PersonLine helper() {
        return new PersonLine(new PersonId(6), "seed_counter", written("Seed counter"), null, true, false);
    }

    private PersonLine person(long id, String name, @Nullable String displayName, @Nullable String domain) {
        String shown = displayName == null ? null : written(displayName);
        return new PersonLine(new PersonId(id), name, shown, domain, false, false);
    }

    CommunityLine garden() {
        return new CommunityLine(new CommunityId(1), "garden", written("The garden"), null, false);
    }

    CommunityLine trains() {
        return new CommunityLine(new CommunityId(2), "trains", written("Trains of Europe"), "rails.example", false);
    }

    CommunityLine meta() {
        return new CommunityLine(new CommunityId(3), "meta", written("About this site"), null, true);
    }

    CommunityLine longNamed() {
        return new CommunityLine(
                new CommunityId(4),
                "donaudampfschifffahr",
                written("Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation"),
                "a-server-with-a-rather-long-name.example",
                false);
    }

    /// What somebody wrote.
    String written(String text) {
        return text + spice;
    }

    // frames

    Frame visitor() {
        return frame(new Viewer.Visitor(), Waiting.NOTHING, null);
    }

    Frame visitorWithForm() {
        return frame(new Viewer.Visitor(), Waiting.NOTHING, "token-of-the-form");
    }

    Frame member() {
        return frame(
                new Viewer.Member(new PersonId(1), "ana", false, null),
                new Waiting(3, 2, null, null, 1),
                "token-of-the-form");
    }

    /// A member who is asked about a server, and keeps something apart.
    Frame asked() {
        return frame(
                new Viewer.Member(new PersonId(1), "ana", false, null),
                new Waiting(
                        3,
                        2,
                        null,
                        null,
                        0,
                        4L,
                        new Asks(written("Threads"), "threads.example", new TermsVersionId(31))),
                "token-of-the-form");
    }

    Frame admin() {
        return frame(
                new Viewer.Member(new PersonId(2), "ben", true, null),
                new Waiting(0, 0, 2L, 1L, 0),
                "token-of-the-form");
    }

    Frame closed(Frame frame) {
        return site(frame, new Site(frame.site().name(), null, "garden.example", Site.SignUp.CLOSED, false, true));
    }

    Frame applying(Frame frame) {
        return site(
                frame, new Site(frame.site().name(), null, "garden.example", Site.SignUp.BY_APPLICATION, true, true));
    }

    Frame noticing(Frame frame, Notice notice) {
        return new Frame(
                frame.site(),
                frame.guarded(),
                frame.viewer(),
                frame.waiting(),
                frame.words(),
                frame.assets(),
                frame.markdown(),
                frame.now(),
                frame.path(),
                frame.entry(),
                frame.csrf(),
                frame.theme(),
                notice,
                frame.lens());
    }

    private static Frame site(Frame frame, Site site) {
        return new Frame(
                site,
                frame.guarded(),
                frame.viewer(),
                frame.waiting(),
                frame.words(),
                frame.assets(),
                frame.markdown(),
                frame.now(),
                frame.path(),
                frame.entry(),
                frame.csrf(),
                frame.theme(),
                frame.notice(),
                frame.lens());
    }

    private Frame frame(Viewer viewer, Waiting waiting, @Nullable String csrf) {
        return new Frame(
                new Site(
                        written("garden.example"),
                        written("A small, stubborn community for people who grow things."),
                        "garden.example",
                        Site.SignUp.OPEN,
                        true,
                        false),
                Guarded.of(List.of("Ana P\u00e4rn")),
                viewer,
                waiting,
                words,
                ASSETS,
                new Markdown("garden.example"),
                NOW,
                "/",
                Entry.ALL,
                csrf,
                Theme.DEVICE,
                null,
                LensMenu.NONE);
    }

    // votes

    /// A row of an opened score, all of which came from its own server.
    static OriginShare share(@Nullable String server, boolean members, int servers, Score score) {
        return new OriginShare(server, server, members, servers, score, List.of(), List.of());
    }

    static List<OriginShare> someOrigins() {
        return List.of(
                share(null, true, 1, new Score(101, 5, 101, 5)),
                share("rails.example", false, 1, new Score(44, 3, 44, 3)),
                share(null, false, 5, new Score(6, 1, 6, 1)));
    }

    static List<OriginShare> manyOrigins() {
        return List.of(
                share(null, true, 1, new Score(310, 4, 310, 4)),
                share("rails.example", false, 1, new Score(520, 10, 520, 10)),
                share("feddit.example", false, 1, new Score(240, 2, 240, 2)),
                new OriginShare(
                        "A server with a rather long name",
                        "a-server-with-a-rather-long-name.example",
                        false,
                        1,
                        new Score(0, 0, 900, 0),
                        List.of(new PassedOn("rails.example", 884), new PassedOn(null, 4)),
                        List.of(new TermsVersionId(31), new TermsVersionId(12))),
                share(null, false, 61, new Score(134, 0, 134, 0)));
    }

    // posts

    PostCard quinces() {
        return new PostCard(
                new PostId(12),
                written("What grew in your garden this autumn?"),
                null,
                written("""
                        Tell us what came up, what did not, and what you would sow *again*. Pictures are welcome; so are failures.

                        > A garden is a thing of beauty and a job for ever.

                        | plant | kg |
                        |---|--:|
                        | quince | 40 |
                        | leek | 12 |

                        1. See !trains@rails.example for how to move them, and ask @ana@garden.example.
                        2. Water: H~2~O, 10^3^ litres. ~~Slugs~~ `none`.[^1]

                        ::: spoiler What the slugs ate
                        Everything else.
                        :::

                        [^1]: As of this morning.
                        """),
                "en",
                garden(),
                ben(),
                true,
                NOW.minus(Duration.ofHours(5)),
                NOW.minus(Duration.ofHours(2)),
                9,
                new Score(148, 9, 151, 9),
                someOrigins(),
                Direction.UP,
                false,
                false,
                true,
                false,
                false,
                false);
    }

    PostCard train() {
        return link(
                13,
                "The night train from Tallinn to Berlin is back, and it is full",
                "https://www.railnews.example/night/train?b=1",
                trains(),
                kadri(),
                Duration.ofHours(3),
                214,
                new Score(1204, 16, 2104, 16),
                manyOrigins());
    }

    PostCard hosting() {
        return link(
                14,
                "I measured what it costs to host 2,000 people: €0.07 a month each",
                "https://blog.example/cost",
                longNamed(),
                noor(),
                Duration.ofDays(2),
                1,
                new Score(20, 3, 20, 3),
                List.of(
                        share(null, true, 1, new Score(5, 1, 5, 1)),
                        share("majlis.example", false, 1, new Score(15, 2, 15, 2))));
    }

    PostCard pinned() {
        PostCard post = link(
                15,
                "كيف نزرع النعناع في الشتاء؟ How mint grows",
                "",
                meta(),
                ana(),
                Duration.ofDays(40),
                0,
                Score.NONE,
                List.of());
        return flagged(post, true, true, false, false);
    }

    PostCard longWord() {
        return link(
                16,
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2),
                "https://x.example/",
                garden(),
                helper(),
                Duration.ofMinutes(5),
                3,
                new Score(0, 7, 0, 7),
                List.of(share(null, true, 1, new Score(0, 7, 0, 7))));
    }

    PostCard removed() {
        return flagged(quinces(), false, false, true, false);
    }

    PostCard deleted() {
        return flagged(quinces(), false, false, false, true);
    }

    PostCard locked() {
        return flagged(quinces(), false, true, false, false);
    }

    private PostCard link(
            long id,
            String title,
            String url,
            CommunityLine community,
            PersonLine author,
            Duration age,
            int comments,
            Score score,
            List<OriginShare> origins) {
        return new PostCard(
                new PostId(id),
                written(title),
                url.isEmpty() ? null : url,
                null,
                null,
                community,
                author,
                false,
                NOW.minus(age),
                null,
                comments,
                score,
                origins,
                null,
                id == 14,
                false,
                false,
                false,
                false,
                false);
    }

    private static PostCard flagged(PostCard post, boolean pinned, boolean locked, boolean removed, boolean deleted) {
        return new PostCard(
                post.id(),
                post.title(),
                post.url(),
                deleted ? null : post.body(),
                post.language(),
                post.community(),
                post.author(),
                post.authorIsModerator(),
                post.publishedAt(),
                post.editedAt(),
                post.comments(),
                post.score(),
                post.origins(),
                post.myVote(),
                post.nsfw(),
                locked,
                post.pinnedInCommunity(),
                pinned,
                removed,
                deleted);
    }

    FeedPage feed() {
        return new FeedPage(List.of(pinned(), train(), quinces(), hosting(), longWord()), "cursor+1", true);
    }

    FeedPage nothing() {
        return new FeedPage(List.of(), null, false);
    }

    // threads

    ThreadPage thread(PostCard post, boolean mine, boolean mayModerate, boolean mayComment) {
        Refusal closed = post.locked() ? Refusal.LOCKED : Refusal.LOG_IN_FIRST;
        Refusal why = post.removed() || post.deleted() ? Refusal.TARGET_GONE : closed;
        return thread(post, mine, mayModerate, mayComment ? null : new Silence(why, null));
    }

    ThreadPage thread(PostCard post, boolean mine, boolean mayModerate, @Nullable Silence silence) {
        return new ThreadPage(
                post,
                null,
                CommentOrder.HOT,
                comments(),
                ThreadExtent.WHOLE,
                List.of(ben(), kadri()),
                mine,
                mayModerate,
                silence,
                null);
    }

    ThreadPage polled(InformalPoll poll) {
        return new ThreadPage(
                quinces(),
                null,
                CommentOrder.HOT,
                comments(),
                ThreadExtent.WHOLE,
                List.of(),
                false,
                false,
                new Silence(Refusal.LOG_IN_FIRST, null),
                poll);
    }

    /// A part of a thread that is too long for one page.
    ThreadPage part(ThreadExtent extent) {
        CommentNode loud = comments().getFirst();
        CommentNode quarrel = new CommentNode(
                loud.id(),
                loud.parent(),
                loud.depth(),
                loud.author(),
                loud.authorIsModerator(),
                loud.authorWrotePost(),
                loud.body(),
                loud.stub(),
                loud.publishedAt(),
                loud.editedAt(),
                loud.score(),
                loud.myVote(),
                loud.distinguished(),
                loud.removed(),
                loud.deleted(),
                loud.replies(),
                1_240);
        return new ThreadPage(
                quinces(), null, CommentOrder.HOT, List.of(quarrel), extent, List.of(), false, false, null, null);
    }

    ThreadPage silence() {
        return new ThreadPage(
                quinces(), null, CommentOrder.NEW, List.of(), ThreadExtent.WHOLE, List.of(), false, false, null, null);
    }

    List<CommentNode> comments() {
        CommentNode paste = comment(
                22,
                1,
                ben(),
                "Quince paste. It keeps for a year and you can post it.",
                null,
                Duration.ofHours(4),
                List.of(
                        comment(
                                23,
                                2,
                                ana(),
                                "It also survives the Estonian post, which is the harder test.",
                                null,
                                Duration.ofHours(3),
                                List.of()),
                        comment(24, 2, kadri(), null, Stub.BLOCKED, Duration.ofHours(3), List.of()),
                        comment(25, 2, ana(), null, Stub.DELETED, Duration.ofHours(3), List.of())));
        return List.of(
                comment(
                        21,
                        0,
                        kadri(),
                        "Forty kilos of quinces and nobody at work will take any more of them.\n\n```\nfor quince in cellar: give(quince)\n```",
                        null,
                        Duration.ofHours(4),
                        List.of(paste)),
                comment(26, 0, gone(), "Leeks, and nothing but leeks.", null, Duration.ofMinutes(50), List.of()),
                comment(
                        29,
                        0,
                        helper(),
                        null,
                        Stub.CHOICE,
                        Duration.ofMinutes(45),
                        List.of(comment(30, 1, ana(), "Why?", null, Duration.ofMinutes(44), List.of()))),
                comment(31, 0, helper(), null, Stub.UNCHOSEN, Duration.ofMinutes(43), List.of()),
                comment(27, 0, helper(), null, Stub.REMOVED, Duration.ofMinutes(40), List.of()),
                comment(
                        28,
                        0,
                        noor(),
                        "النعناع فقط، وكثير منه. And some English.",
                        null,
                        Duration.ofMinutes(20),
                        List.of()),
                deep(40, 0));
    }

    private CommentNode deep(long id, int depth) {
        List<CommentNode> replies = depth < 14 ? List.of(deep(id + 1, depth + 1)) : List.of();
        return comment(
                id,
                depth,
                depth % 2 == 0 ? ana() : ben(),
                "And then? " + "Deeper. ".repeat(depth + 1),
                null,
                Duration.ofMinutes(15 - depth),
                replies);
    }

    private CommentNode comment(
            long id,
            int depth,
            PersonLine author,
            @Nullable String body,
            @Nullable Stub stub,
            Duration age,
            List<CommentNode> replies) {
        return new CommentNode(
                new CommentId(id),
                depth == 0 ? null : new CommentId(id - 1),
                depth,
                author,
                author.equals(ben()),
                author.equals(ben()),
                body == null ? null : written(body),
                stub,
                NOW.minus(age),
                id == 22 ? NOW.minus(Duration.ofHours(1)) : null,
                new Score(id, 1, id, 1),
                id == 23 ? Direction.UP : id == 26 ? Direction.DOWN : null,
                id == 22,
                stub == Stub.REMOVED,
                stub == Stub.DELETED,
                new ArrayList<>(replies),
                0);
    }

    CommentCard card(int which) {
        return new CommentCard(comments().get(which), new PostId(12), quinces().title(), garden());
    }

    List<CommentCard> cards() {
        return List.of(card(0), card(3), card(2));
    }

    // communities and people

    CommunityPage gardenPage(boolean mayModerate, boolean subscribed) {
        return new CommunityPage(
                garden(),
                null,
                written("For people who **grow** things.\n\n- Be kind.\n- No trousers."),
                NOW.minus(Duration.ofDays(400)),
                3120,
                412,
                1890,
                20411,
                false,
                false,
                false,
                false,
                List.of(ben(), kadri()),
                subscribed,
                false,
                false,
                mayModerate,
                true);
    }

    CommunityPage closedPage() {
        return new CommunityPage(
                longNamed(),
                "https://beta.example/c/long",
                null,
                NOW,
                1,
                0,
                0,
                0,
                true,
                true,
                true,
                false,
                List.of(),
                false,
                false,
                true,
                true,
                false);
    }

    List<CommunityCard> communityCards() {
        return List.of(
                new CommunityCard(garden(), 3120, 412, 1890, 20411, false, true),
                new CommunityCard(longNamed(), 1, 0, 1, 0, true, false),
                new CommunityCard(meta(), 88, 4, 12, 90, false, false));
    }

    PersonPage personPage(PersonLine person, boolean banned, boolean blocked) {
        return new PersonPage(
                person,
                person.domain() == null ? null : "https://beta.example/u/" + person.name(),
                person.deleted() ? null : written("I grow *quinces*.[^1]\n\n[^1]: And leeks."),
                NOW.minus(Duration.ofDays(90)),
                person.equals(ben()),
                banned,
                banned ? NOW.plus(Duration.ofDays(3)) : null,
                blocked,
                12,
                340);
    }
}
