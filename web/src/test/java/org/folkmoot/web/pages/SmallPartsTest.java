package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.folkmoot.web.pages.Examples.share;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.folkmoot.forum.feeds.Silence;
import org.folkmoot.forum.feeds.ThreadExtent;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Order;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Score;
import org.folkmoot.web.messages.Catalogues;
import org.folkmoot.web.messages.Words;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {

    private static final Words WORDS = Catalogues.load().words("en");
    private final Examples examples = new Examples(WORDS, "");
    private final Pages pages = new Pages();

    @Test
    void agesAreSaidAsPeopleSayThem() {
        assertThat(age(Duration.ofSeconds(59))).isEqualTo("now");
        assertThat(age(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(age(Duration.ofHours(23))).isEqualTo("23 h");
        assertThat(age(Duration.ofDays(7))).isEqualTo("7 d");
        assertThat(age(Duration.ofDays(40))).isEqualTo("15 Oct 2026");
    }

    @Test
    void whatOthersCallThemselvesIsNotShownWhenItLooksLikeSomebodyInOffice() {
        PersonLine sly = new PersonLine(new PersonId(9), "sly", "\u0410na P\u00e4rn", "beta.example", false, false);
        PersonLine noor = examples.noor();

        assertThat(examples.visitor().called(sly)).isNull();
        assertThat(examples.visitor().called(noor)).isEqualTo(noor.displayName());
        assertThat(examples.visitor().called(examples.ana())).isEqualTo("Ana P\u00e4rn");
    }

    @ParameterizedTest
    @CsvSource({
        "/post/1, /post/1?lens=members",
        "/post/1#comment-2, /post/1?lens=members#comment-2",
        "/?order=hot, /?order=hot&lens=members",
        "/?lens=site, /?lens=members",
        "/?lens=site&order=hot, /?order=hot&lens=members",
        "/?order=hot&lens=without%3Aa.example&after=x#post-1, /?order=hot&after=x&lens=members#post-1",
        "/?order=hot&lens=site, /?order=hot&lens=members"
    })
    void anAddressNamesOneLens(String address, String seen) {
        assertThat(LensMenu.through(address, new Lens.MembersOnly())).isEqualTo(seen);
    }

    @Test
    void aClockThatRunsAheadSaysNow() {
        assertThat(age(Duration.ofHours(-5))).isEqualTo("now");
    }

    @Test
    void theBarAddsUpAndShowsWhatIsHeld() {
        OriginBar bar = OriginBar.of(
                WORDS,
                new Score(101, 5, 1309, 5),
                List.of(
                        share(null, true, 1, new Score(101, 5, 101, 5)),
                        share("threads.example", false, 1, new Score(0, 0, 1208, 0))));
        assertThat(bar.total()).isEqualTo(106 + 1208);
        assertThat(bar.shares()).extracting(OriginBar.Share::kind).containsExactly("ours", "held");
        assertThat(bar.shares().stream().mapToLong(OriginBar.Share::width).sum())
                .isEqualTo(1000);
        assertThat(bar.spoken(WORDS).replaceAll("[\u2068\u2069]", ""))
                .isEqualTo("Our members: 106 and Held, not counted: 1,208");
    }

    @Test
    void manyPeersFoldIntoOthersOnAPage() {
        OriginBar bar = OriginBar.of(WORDS, List.of(examples.train(), examples.quinces(), examples.hosting()));
        assertThat(bar.shares()).hasSizeLessThanOrEqualTo(5);
        assertThat(bar.shares().getFirst().kind()).isEqualTo("ours");
    }

    @Test
    void noVotesDrawNothingAndSaySo() {
        OriginBar bar = OriginBar.of(WORDS, Score.NONE, List.of());
        assertThat(bar.shares()).isEmpty();
        assertThat(bar.spoken(WORDS)).isEqualTo("No votes yet");
    }

    @Test
    void addressesOfPeopleAndCommunitiesAreEncodedOnce() {
        CommunityLine community = new CommunityLine(new CommunityId(1), "сад", "Сад", "beta.example", false);
        assertThat(Paths.community(community)).isEqualTo("/c/%D1%81%D0%B0%D0%B4@beta.example");
    }

    @Test
    void everyOrderHasItsWordAndIsFoundByIt() {
        for (Order order : Order.values()) {
            assertThat(Paths.order(Paths.word(order))).isEqualTo(order);
        }
        assertThat(Paths.order("sideways")).isNull();
    }

    @Test
    void onlyAddressesOfTheWebBecomeLinks() {
        assertThat(Paths.host("https://www.a.example/x")).isEqualTo("a.example");
        assertThat(Paths.host("https://user@a.example?x")).isEqualTo("a.example");
        assertThat(Paths.host("javascript://a.example/%0Aalert(1)")).isEmpty();
        assertThat(Paths.host(null)).isEmpty();
    }

    @Test
    void whatWasTypedStaysAndTheObjectionStandsBesideIt() {
        Form form = Form.of("title", "Hm").refused(List.of(new Objection(Field.TITLE, Refusal.TITLE_TOO_SHORT)));
        Document html = parsed(pages.postForm(examples.member(), new PostFormModel(null, null, List.of(), form)));
        assertThat(html.select("#field-title").val()).isEqualTo("Hm");
        assertThat(html.select("#field-title").attr("aria-describedby")).startsWith("field-title-wrong");
        assertThat(html.select("#field-title-wrong").text()).contains("at least 3");
        assertThat(html.select("[role=alert] a[href=#field-title]")).hasSize(1);
    }

    @Test
    void aPasswordIsNeverWrittenBack() {
        Form form = Form.of("name", "ana", "password", "correct horse");
        byte[] html = pages.signUp(examples.visitorWithForm(), new SignUpModel(null, null, form));
        assertThat(new String(html, StandardCharsets.UTF_8)).doesNotContain("correct horse");
    }

    @Test
    void aPageThatVisitorsShareHoldsNoForm() {
        Document html = parsed(pages.feed(examples.visitor(), new FeedModel(Feed.ALL, Order.HOT, examples.feed())));
        assertThat(html.select("form[method=post]")).isEmpty();
        assertThat(html.select("form[role=search]")).hasSize(1);
    }

    @Test
    void aPageWithAFormRefusesToBeWrittenWithoutAToken() {
        assertThatThrownBy(() -> pages.logIn(examples.visitor(), new LogInModel(null, false, Form.EMPTY)))
                .hasStackTraceContaining("needs a form token");
    }

    @Test
    void aScoreIsADifferenceAndCountedVotesAreANumber() {
        Document html = parsed(pages.feed(examples.member(), new FeedModel(Feed.ALL, Order.HOT, examples.feed())));
        assertThat(plain(html.select("#votes-post-14 b").attr("title")))
                .isEqualTo("Score 17: 23 of 23 votes counted (20 up, 3 down)");
        assertThat(html.select("#votes-post-14 b [aria-hidden]").text()).isEqualTo("17");
    }

    @Test
    void votesThatAreHeldAreReceivedAndNotCounted() {
        Document html = parsed(pages.feed(examples.member(), new FeedModel(Feed.ALL, Order.HOT, examples.feed())));
        assertThat(plain(html.select("#votes-post-13 b .unseen").text()))
                .isEqualTo("Score 1,188: 1,220 of 2,120 votes counted (1,204 up, 16 down)");
    }

    @Test
    void anOpenedScoreTellsTheScoreFromTheVotesBehindIt() {
        Document html = parsed(pages.thread(
                examples.member(), new ThreadModel(examples.thread(examples.train(), false, false, true))));
        assertThat(plain(html.select(".counted summary").text()))
                .isEqualTo("Score 1,188 1,220 of 2,120 votes counted (1,204 up, 16 down)");
        assertThat(html.select(".counted thead").text()).isEqualTo("From Up Down Score");
        assertThat(html.select(".counted tr:has(.held) td").eachText()).containsExactly("0 of 900", "0", "0");
    }

    @Test
    void aRowOfAnOpenedScoreSaysHowItsVotesCameAndWhyTheyDoNotCount() {
        Document html = parsed(pages.thread(
                examples.member(), new ThreadModel(examples.thread(examples.train(), false, false, true))));
        Element row = Objects.requireNonNull(html.selectFirst(".counted tr:has(.held) th"));
        assertThat(plain(row.text()))
                .isEqualTo(
                        "A server with a rather long name 12 from itself, 884 passed on by rails.example, and 4 passed"
                                + " on by smaller servers 900 not counted by decision 31, decision 12");
        assertThat(row.select("a").eachAttr("href"))
                .containsExactly("/peers/a-server-with-a-rather-long-name.example", "/decisions/31", "/decisions/12");
    }

    @Test
    void membersAndSmallPeersHaveNoPageOfTerms() {
        Document html = parsed(pages.thread(
                examples.member(), new ThreadModel(examples.thread(examples.quinces(), false, false, true))));
        assertThat(html.select(".counted th[scope=row] a").eachAttr("href")).containsExactly("/peers/rails.example");
    }

    @Test
    void whatNobodyVotedOnSaysSoInsteadOfCountingNothing() {
        Document html = parsed(pages.feed(examples.member(), new FeedModel(Feed.ALL, Order.HOT, examples.feed())));
        assertThat(html.select("#votes-post-15 b").attr("title")).isEqualTo("No votes yet");
    }

    @Test
    void pressingAVoteThatStandsTakesItBack() {
        Document html = parsed(pages.thread(
                examples.member(), new ThreadModel(examples.thread(examples.quinces(), false, false, true))));
        assertThat(html.select("#votes-post-12 button[value=none][aria-pressed=true]"))
                .hasSize(1);
        assertThat(html.select("#votes-post-12 button[value=down][aria-pressed=false]"))
                .hasSize(1);
    }

    @Test
    void aSiteWithoutVotesDownOffersNone() {
        Document html = parsed(
                pages.feed(examples.closed(examples.member()), new FeedModel(Feed.ALL, Order.HOT, examples.feed())));
        assertThat(html.select(".votes .down")).isEmpty();
    }

    @Test
    void aLongThreadLeadsToWhatItDoesNotShow() {
        Document begun = parsed(pages.thread(
                examples.member(), new ThreadModel(examples.part(new ThreadExtent(null, 300, 600, 1_722)))));

        assertThat(plain(begun.select("#comments .note").text()))
                .isEqualTo("This is part of a long thread. Go to its beginning");
        assertThat(begun.select("#comments .note a").attr("href")).isEqualTo("/post/12?order=hot#comments");
        assertThat(begun.select("#comments a[rel=next]").attr("href"))
                .isEqualTo("/post/12?order=hot&from=600#comments");
        assertThat(plain(begun.select("#comments a[rel=next]").text())).isEqualTo("1,722 more comments");
        assertThat(begun.select("#comment-21 a.quiet[rel=nofollow]").attr("href"))
                .isEqualTo("/post/12?order=hot&at=21#comment-21");
        assertThat(begun.select("#comment-21 > .head a.permalink").attr("href")).isEqualTo("/post/12?at=21#comment-21");
    }

    @Test
    void theRestOfABranchFollowsUnderItsComment() {
        ThreadExtent branch = new ThreadExtent(new org.folkmoot.values.CommentId(21), 0, 4, 1_240);
        Document html = parsed(pages.thread(examples.member(), new ThreadModel(examples.part(branch))));

        assertThat(html.select("#comments a[rel=next]")).isEmpty();
        assertThat(html.select("#comment-21 a.quiet[rel=nofollow]").attr("href"))
                .isEqualTo("/post/12?order=hot&at=21&from=4#comment-21");
        assertThat(plain(html.select("#comment-21 a.quiet[rel=nofollow]").text()))
                .isEqualTo("1,240 more replies");
    }

    @Test
    void theFormOfAReplyOpensUnderItsComment() {
        Document html = parsed(pages.thread(
                examples.member(),
                new ThreadModel(
                        examples.thread(examples.quinces(), false, false, true),
                        new org.folkmoot.values.CommentId(22),
                        Form.EMPTY)));
        assertThat(html.select("#comment-22 form#reply input[name=parent]").val())
                .isEqualTo("22");
        assertThat(html.select("form#reply")).hasSize(1);
    }

    @Test
    void whoMayNotModerateSeesNoActsOfModeration() {
        Document html = parsed(pages.thread(
                examples.member(), new ThreadModel(examples.thread(examples.quinces(), false, false, true))));
        assertThat(html.select("a[href$=/remove], a[href*=/ban], form[action$=/pin]"))
                .isEmpty();
        Document moderated = parsed(pages.thread(
                examples.admin(), new ThreadModel(examples.thread(examples.hosting(), false, true, true))));
        assertThat(moderated.select("a[href=/post/14/remove]")).hasSize(1);
    }

    @Test
    void whoeverCannotCommentIsToldWhy() {
        assertThat(silence(examples.visitor(), examples.thread(examples.train(), false, false, false)))
                .isEqualTo("Log in to write a comment.");
        assertThat(silence(examples.member(), examples.thread(examples.locked(), false, false, false)))
                .isEqualTo("This thread is locked. It can be read, and nobody can add a comment.");
        assertThat(silence(examples.member(), examples.thread(examples.removed(), false, false, false)))
                .isEqualTo("Nobody can add a comment here while the post or its community is gone.");
        Silence week = new Silence(Refusal.BANNED_FROM_COMMUNITY, Examples.NOW.plus(Duration.ofDays(7)));
        assertThat(silence(examples.member(), examples.thread(examples.quinces(), false, false, week)))
                .startsWith("You are banned from this community")
                .contains("The ban ends by itself: 1 December 2026");
        Silence forGood = new Silence(Refusal.BANNED_FROM_SITE, null);
        assertThat(silence(examples.member(), examples.thread(examples.quinces(), false, false, forGood)))
                .startsWith("You are banned from this site")
                .doesNotContain("ends by itself");
    }

    private String silence(Frame frame, ThreadPage thread) {
        Document html = parsed(pages.thread(frame, new ThreadModel(thread)));
        assertThat(html.select("form#reply")).isEmpty();
        return plain(html.select("#comments .silence").text());
    }

    @Test
    void aVisitorReadsTheScoreOfACommentInItsHead() {
        Document html = parsed(pages.thread(
                examples.visitor(), new ThreadModel(examples.thread(examples.train(), false, false, false))));
        assertThat(html.select("#comment-22 > .head b[title^=Score]")).hasSize(1);
        assertThat(html.select(".votes")).isEmpty();
        assertThat(html.select(".counted")).hasSize(1);
    }

    @Test
    void anEmptyListOfTheLastHourSaysThatItIsAboutThatHour() {
        FeedModel hour = new FeedModel(Feed.ALL, Order.TOP_HOUR, examples.nothing());
        assertThat(parsed(pages.feed(examples.visitor(), hour)).select(".empty").text())
                .contains("Nothing was posted in that time.");
        FeedModel ever = new FeedModel(Feed.ALL, Order.TOP_ALL, examples.nothing());
        assertThat(parsed(pages.feed(examples.visitor(), ever)).select(".empty").text())
                .contains("Nothing has been posted yet.");
    }

    @Test
    void whoMayCommentUnderALockIsToldThatOthersMayNot() {
        Document html = parsed(
                pages.thread(examples.admin(), new ThreadModel(examples.thread(examples.locked(), false, true, true))));
        assertThat(html.select("#comments .note").text()).contains("Only moderators and admins");
        assertThat(html.select("form#reply")).hasSize(1);
    }

    @Test
    void theTextBehindABlockIsNotOnThePage() {
        Document html = parsed(pages.thread(
                examples.member(), new ThreadModel(examples.thread(examples.quinces(), false, false, true))));
        assertThat(html.select("#comment-24").outerHtml())
                .contains("somebody you block")
                .doesNotContain("kadri");
    }

    @Test
    void theVotesAloneAreWhatThePageShows() {
        byte[] alone = pages.votes(examples.member(), Controls.votes(examples.quinces(), "/", VotesModel.Shape.COLUMN));
        assertThat(Jsoup.parse(new String(alone, StandardCharsets.UTF_8)).select("#votes-post-12"))
                .hasSize(1);
    }

    /// Without the marks that keep each value's direction to itself.
    private static String plain(String said) {
        return said.replaceAll("[\u2068\u2069]", "");
    }

    private static Document parsed(byte[] html) {
        return Jsoup.parse(new String(html, StandardCharsets.UTF_8));
    }

    private static String age(Duration age) {
        Instant now = Examples.NOW;
        return new Age(WORDS, now.minus(age), now).brief();
    }
}
