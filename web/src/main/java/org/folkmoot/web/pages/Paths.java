package org.folkmoot.web.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.Order;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Senders;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Where every page is: the only place that writes addresses of this site.
public final class Paths {

    /// With whom we federate.
    public static final String PEERS = "/peers";

    /// Changing what is standard.
    public static final String STANDARD_TERMS = "/peers/standard/terms";

    /// Our list of servers in Mastodon's format.
    public static final String BLOCKED_TABLE = "/peers/blocked.csv";

    /// Our list of servers of which nothing is taken, one on a line.
    public static final String BLOCKED_LINES = "/peers/blocked.txt";

    /// Reading a list of somebody else's.
    public static final String IMPORT = "/peers/import";

    /// Drafts of terms out of such lists.
    public static final String DRAFTS = "/peers/drafts";

    /// The log of decisions about other servers.
    public static final String DECISIONS = "/decisions";
    /// The log as a chain to keep and check.
    public static final String DECISION_LOG = DECISIONS + "/log.json";

    /// What terms would have changed that were looked at and kept.
    public static final String WHAT_IFS = "/what-if";

    /// Terms that hold from a later day on.
    public static final String ANNOUNCED = "/announced";

    /// Questions to the members.
    public static final String CONSULTATIONS = "/consultations";

    /// What a member is asked.
    public static final String TO_DECIDE = "/to-decide";

    /// What a member sees of other servers, for them to choose.
    public static final String OWN_CHOICES = "/settings/servers";

    /// Tokens that a member gives to programs.
    public static final String API_TOKENS = "/settings/tokens";

    /// Letters of which an address is made as they are; so are nearly all handles.
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9._@-]*");

    private Paths() {}

    /// Where letters are ended; it works without logging in.
    public static String unsubscribe(String token) {
        return "/unsubscribe/" + query(token);
    }

    /// Where an e-mail address is confirmed.
    public static String confirmAddress(String token) {
        return "/confirm-address/" + query(token);
    }

    /// Where a password is set by a link.
    public static String password(String token) {
        return "/password/" + query(token);
    }

    public static String feed(Feed feed) {
        return switch (feed) {
            case ALL -> "/";
            case LOCAL -> "/local";
            case SUBSCRIBED -> "/subscribed";
            case MODERATED -> "/moderated";
        };
    }

    /// The Atom feed beside a feed; null when it depends on who reads.
    public static @Nullable String atom(Feed feed) {
        return switch (feed) {
            case ALL -> "/feeds/all.atom";
            case LOCAL -> "/feeds/local.atom";
            case SUBSCRIBED, MODERATED -> null;
        };
    }

    public static String community(CommunityLine community) {
        return "/c/" + segment(community.handle());
    }

    /// A community by its name, with its server when that is not ours.
    public static String community(String handle) {
        return "/c/" + segment(handle);
    }

    public static String person(PersonLine person) {
        return "/u/" + segment(person.handle());
    }

    public static String person(String name) {
        return "/u/" + segment(name);
    }

    /// What the reader and somebody wrote to each other.
    public static String conversation(PersonLine other) {
        return "/messages/" + segment(other.handle());
    }

    public static String message(MessageId message) {
        return "/message/" + message.value();
    }

    /// A message where it stands in its conversation.
    public static String inConversation(PersonLine other, MessageId message) {
        return conversation(other) + "#message-" + message.value();
    }

    public static String post(PostId post) {
        return "/post/" + post.value();
    }

    public static String comment(CommentId comment) {
        return "/comment/" + comment.value();
    }

    /// A comment where it stands in its thread.
    public static String inThread(PostId post, CommentId comment) {
        return post(post) + "#comment-" + comment.value();
    }

    /// As [#inThread(PostId, CommentId)], where the thread is too long to be shown whole.
    public static String inBranch(PostId post, CommentId comment) {
        return post(post) + "?at=" + comment.value() + "#comment-" + comment.value();
    }

    /// What is not shown of a long thread.
    ///
    /// @param at   the comment whose branch it is; null for the thread itself
    /// @param from how many answers to it were shown
    public static String part(PostId post, CommentOrder order, @Nullable CommentId at, int from) {
        return post(post) + "?order=" + word(order) + (at == null ? "" : "&at=" + at.value())
                + (from == 0 ? "" : "&from=" + from) + (at == null ? "#comments" : "#comment-" + at.value());
    }

    /// A thread with one comment opened that its reader does not see otherwise.
    public static String shown(PostId post, CommentOrder order, CommentId comment) {
        return post(post) + "?order=" + word(order) + "&show=" + comment.value() + "#comment-" + comment.value();
    }

    /// What a member sees of a server, for them to choose.
    public static String ownChoice(String domain) {
        return OWN_CHOICES + "/" + segment(domain);
    }

    /// Where a member answers whether they want to see a server.
    public static String ownAnswer(String domain) {
        return ownChoice(domain) + "/answer";
    }

    public static String submit(@Nullable CommunityLine community) {
        return community == null ? "/submit" : "/submit?community=" + query(community.handle());
    }

    /// How another server and we get on.
    public static String peer(String domain) {
        return "/admin/federation/" + segment(domain);
    }

    /// What holds for another server.
    public static String standing(String domain) {
        return PEERS + "/" + segment(domain);
    }

    /// Changing the terms of another server.
    public static String terms(String domain) {
        return standing(domain) + "/terms";
    }

    /// Ending the terms of the peer to which a server belongs.
    public static String endTerms(String domain) {
        return standing(domain) + "/end";
    }

    /// Drafts of terms.
    ///
    /// @param source out of which list; null for all
    public static String drafts(@Nullable String source) {
        return source == null ? DRAFTS : DRAFTS + "?source=" + query(source);
    }

    public static String decision(TermsVersionId decision) {
        return DECISIONS + "/" + decision.value();
    }

    /// Where evidence is attached to a decision.
    public static String evidenceFor(TermsVersionId decision) {
        return decision(decision) + "/evidence";
    }

    /// Where a reply to a decision is entered.
    public static String replyTo(TermsVersionId decision) {
        return decision(decision) + "/reply";
    }

    public static String announced(AnnouncementId announcement) {
        return ANNOUNCED + "/" + announcement.value();
    }

    public static String whatIf(WhatIfId kept) {
        return WHAT_IFS + "/" + kept.value();
    }

    public static String consultation(ConsultationId consultation) {
        return CONSULTATIONS + "/" + consultation.value();
    }

    public static String logIn(String next) {
        return next.equals("/") ? "/log-in" : "/log-in?next=" + query(next);
    }

    /// An order as addresses write it: `top-day`.
    public static String word(Order order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String word(CommentOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    /// A feed as addresses write it.
    public static String word(Feed feed) {
        return feed.name().toLowerCase(Locale.ROOT);
    }

    /// How votes stand on a page, as their form writes it.
    public static String word(VotesModel.Shape shape) {
        return shape.name().toLowerCase(Locale.ROOT);
    }

    /// A theme as the page's root and the settings form write it.
    public static String word(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }

    /// What a token is for, as the form of a new one writes it.
    public static String word(ApiScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    /// From whom somebody takes a first message, as the settings form writes it.
    public static String word(Senders senders) {
        return senders.name().toLowerCase(Locale.ROOT);
    }

    /// What a member decides about a server, as forms write it.
    public static String word(Choice choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A kind of things to find, as addresses write it.
    public static String word(SearchModel.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The order that an address asks for; null when it names none.
    public static @Nullable Order order(@Nullable String word) {
        for (Order order : Order.values()) {
            if (word(order).equals(word)) {
                return order;
            }
        }
        return null;
    }

    /// The order of comments that an address asks for; null when it names none.
    public static @Nullable CommentOrder commentOrder(@Nullable String word) {
        for (CommentOrder order : CommentOrder.values()) {
            if (word(order).equals(word)) {
                return order;
            }
        }
        return null;
    }

    /// One part of a query, encoded.
    public static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The host that an address leads to, without `www.`; empty when it is no address of the web, and then no link.
    public static String host(@Nullable String url) {
        if (url == null || !web(url)) {
            return "";
        }
        String rest = url.substring(url.indexOf("://") + 3);
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(0, end);
        host = host.substring(host.lastIndexOf('@') + 1);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static boolean web(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }

    private static String segment(String handle) {
        return PLAIN.matcher(handle).matches()
                ? handle
                : URLEncoder.encode(handle, StandardCharsets.UTF_8)
                        .replace("%40", "@")
                        .replace("+", "%20");
    }
}
