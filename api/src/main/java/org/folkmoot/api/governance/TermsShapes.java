package org.folkmoot.api.governance;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.WrittenTerms;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Dealings;
import org.folkmoot.rules.peers.Terms;

/// Terms on the wire.
final class TermsShapes {

    /// Each axis by its name, which the log of decisions promises too.
    static final Shape<Terms> TERMS = Shape.<Terms>named(
                    "Terms",
                    "What holds between this site and a server: axes that do not depend on each other. There may be more of"
                            + " them one day.")
            .part(
                    "votes_up",
                    Kind.THOUSANDTHS,
                    "Weight of its votes up: 1000 counts in full.",
                    terms -> terms.votes().votesUp())
            .part(
                    "votes_down",
                    Kind.THOUSANDTHS,
                    "Weight of its votes down.",
                    terms -> terms.votes().votesDown())
            .part(
                    "passed_on",
                    Kind.THOUSANDTHS,
                    "Weight of votes of its people that others pass on.",
                    terms -> terms.votes().passedOn())
            .part(
                    "passing",
                    Kind.THOUSANDTHS,
                    "Weight of votes that it passes on for others.",
                    terms -> terms.votes().passing())
            .maybe(
                    "limit",
                    Kind.THOUSANDTHS,
                    "The largest share of a score that it may supply; null for any.",
                    terms -> axis(terms, "limit", Number.class))
            .maybe(
                    "window_first",
                    Kind.TEXT,
                    "The first day on which votes are received to count; null for any.",
                    terms -> axis(terms, "window_first", String.class))
            .maybe(
                    "window_last",
                    Kind.TEXT,
                    "The last such day; null for any.",
                    terms -> axis(terms, "window_last", String.class))
            .part(
                    "announces_uncounted",
                    Kind.TRUTH,
                    "Whether communities here tell other servers of its votes that count as nothing.",
                    Terms::announcesHeld)
            .part(
                    "reception",
                    Kind.word(Contents.Reception.class),
                    "Whether what its people write is taken, held for somebody to look at, or refused.",
                    terms -> terms.contents().reception())
            .part(
                    "visibility",
                    Kind.word(Contents.Visibility.class),
                    "Who sees it who chose nothing.",
                    terms -> terms.contents().visibility())
            .part(
                    "choosable",
                    Kind.TRUTH,
                    "Whether members may choose to see otherwise.",
                    terms -> terms.contents().choosable())
            .part(
                    "follows",
                    Kind.word(Dealings.Follows.class),
                    "Whether its people may subscribe to communities here.",
                    terms -> terms.dealings().follows())
            .part(
                    "reports",
                    Kind.word(Dealings.Reports.class),
                    "Whether its people's reports are taken.",
                    terms -> terms.dealings().reports())
            .part(
                    "messages",
                    Kind.word(Dealings.Messages.class),
                    "Which members its people may write to.",
                    terms -> terms.dealings().messages())
            .part(
                    "sends",
                    Kind.word(Dealings.Sends.class),
                    "What this site sends there.",
                    terms -> terms.dealings().sends())
            .part(
                    "fetches",
                    Kind.word(Dealings.Fetches.class),
                    "Who there may fetch what stands here.",
                    terms -> terms.dealings().fetches());

    /// The version in force of the terms of one peer.
    static final Shape<TermsVersion> PEER = Shape.<TermsVersion>named(
                    "Peer", "One or more servers with terms of their own, and what holds for them.")
            .maybe("name", Kind.TEXT, "What people call it; null where it was never named.", TermsVersion::name)
            .part(
                    "domains",
                    Kind.list(Kind.TEXT),
                    "Its servers; each stands for its subdomains too, unless another peer names one of these.",
                    version -> List.copyOf(new TreeSet<>(version.domains())))
            .part("terms", Kind.of(TERMS), "What holds.", TermsVersion::terms)
            .part(
                    "decision",
                    Kind.NUMBER,
                    "The number of the decision that says so.",
                    version -> version.id().value())
            .part("since", Kind.MOMENT, "When it was taken.", TermsVersion::at)
            .maybe(
                    "review_on",
                    Kind.DAY,
                    "When somebody is to look at it again; null for never.",
                    TermsVersion::reviewOn)
            .maybe("expires_at", Kind.MOMENT, "When it ends by itself; null for never.", TermsVersion::expiresAt)
            .maybe(
                    "page",
                    Kind.LINK,
                    "The page that tells people of it; null where its terms ended.",
                    version ->
                            version.domains().isEmpty() ? null : Links.peer(new TreeSet<>(version.domains()).first()));

    private TermsShapes() {}

    /// As the log writes it, so that there is one place in which absence is decided.
    private static <V> @org.jspecify.annotations.Nullable V axis(Terms terms, String name, Class<V> type) {
        Object value = WrittenTerms.of(terms).get(name);
        return value == null ? null : Objects.requireNonNull(type.cast(value));
    }
}
