package org.folkmoot.api.governance;

import java.util.List;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.Score;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// Votes on the wire: by server, and never by name.
final class VoteShapes {

    static final Shape<Score> SCORE = Shape.<Score>named("Score", "How many votes were received, and how many count.")
            .part("score", Kind.SIGNED, "Counted votes up less counted votes down.", Score::net)
            .part("up", Kind.NUMBER, "Votes up that count.", Score::up)
            .part("down", Kind.NUMBER, "Votes down that count.", Score::down)
            .part("received_up", Kind.NUMBER, "Votes up that were received, counted or not.", Score::rawUp)
            .part("received_down", Kind.NUMBER, "Votes down that were received, counted or not.", Score::rawDown);

    private static final Shape<OriginShare.PassedOn> PASSED_ON = Shape.<OriginShare.PassedOn>named(
                    "PassedOn", "Votes for which there is another server's word alone.")
            .maybe(
                    "via",
                    Kind.TEXT,
                    "That server; null for several that passed on few each.",
                    OriginShare.PassedOn::via)
            .part("votes", Kind.NUMBER, "How many, in either direction.", OriginShare.PassedOn::votes);

    private static final Shape<OriginShare> SHARE = Shape.<OriginShare>named(
                    "Share", "What the people of one peer contribute to a score.")
            .part("members", Kind.TRUTH, "Whether these are the members of this site.", OriginShare::members)
            .maybe("name", Kind.TEXT, "The peer; null for members, and for small ones together.", OriginShare::name)
            .maybe("server", Kind.TEXT, "One of its servers; null like the name.", OriginShare::domain)
            .part(
                    "peers",
                    Kind.NUMBER,
                    "How many peers this is: 1, or more where those are together from which fewer than five people voted.",
                    OriginShare::servers)
            .part("votes", Kind.of(SCORE), "What was received of them and what of that counts.", OriginShare::score)
            .part("direct", Kind.NUMBER, "Votes that came from the peer itself.", OriginShare::direct)
            .part("passed_on", Kind.list(Kind.of(PASSED_ON)), "Votes that others passed on.", OriginShare::passedOn)
            .part(
                    "not_counted_by",
                    Kind.list(Kind.NUMBER),
                    "The decisions by which not all of it counts; none where all does.",
                    share -> share.because().stream()
                            .<Number>map(TermsVersionId::value)
                            .toList());

    /// The votes on a post or a comment.
    record Tally(String page, String lens, Score score, List<OriginShare> shares) {}

    static final Shape<Tally> TALLY = Shape.<Tally>named("Tally", "The votes on one post or comment, server by server.")
            .part("page", Kind.LINK, "The page of the post or comment.", Tally::page)
            .part("lens", Kind.TEXT, "Through which lens they are counted.", Tally::lens)
            .part("votes", Kind.of(SCORE), "All together.", Tally::score)
            .part("shares", Kind.list(Kind.of(SHARE)), "Members first, then peers by their votes.", Tally::shares);

    static final Shape<PostCard> POST = Shape.<PostCard>named("FeedPost", "A post in a feed, with its votes.")
            .part(
                    "number",
                    Kind.NUMBER,
                    "The number of the post.",
                    post -> post.id().value())
            .part("title", Kind.TEXT, "Its title.", PostCard::title)
            .maybe("link", Kind.LINK, "What it links to; null for a text.", PostCard::url)
            .part(
                    "community",
                    Kind.TEXT,
                    "The community, as people write it.",
                    post -> post.community().handle())
            .part(
                    "author",
                    Kind.TEXT,
                    "Who wrote it, as people write them.",
                    post -> post.author().handle())
            .part("published_at", Kind.MOMENT, "When.", PostCard::publishedAt)
            .part("comments", Kind.NUMBER, "How many comments it has.", post -> (long) post.comments())
            .part("votes", Kind.of(SCORE), "How it stands through the lens that was asked for.", PostCard::score)
            .part("shares", Kind.list(Kind.of(SHARE)), "Where its votes come from.", PostCard::origins)
            .part("page", Kind.LINK, "Its page.", post -> Links.post(post.id()));

    /// A page of a feed.
    record Feed(
            String lens,
            List<PostCard> posts,
            boolean counting,
            @Nullable String next) {}

    static final Shape<Feed> FEED = Shape.<Feed>named("Feed", "A page of a feed through a lens.")
            .part("lens", Kind.TEXT, "The lens.", Feed::lens)
            .part("items", Kind.list(Kind.of(POST)), "The posts of this page.", Feed::posts)
            .part(
                    "counting",
                    Kind.TRUTH,
                    "Whether older posts are still being put into this order, after a start.",
                    Feed::counting)
            .maybe("next", Kind.LINK, "Where the next page is; null at the end.", Feed::next);

    /// A lens that readers are offered.
    record Offered(String lens, @Nullable String name) {}

    static final Shape<Offered> LENS = Shape.<Offered>named("Lens", "A lens through which anybody may look.")
            .part("lens", Kind.TEXT, "As the parameter of that name takes it.", Offered::lens)
            .maybe("peer", Kind.TEXT, "The peer that it leaves out by itself; null for none.", Offered::name);

    private VoteShapes() {}
}
