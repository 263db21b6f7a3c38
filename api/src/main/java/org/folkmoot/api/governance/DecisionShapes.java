package org.folkmoot.api.governance;

import java.util.List;
import java.util.TreeSet;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Attached;
import org.folkmoot.forum.peering.Decision;
import org.jspecify.annotations.Nullable;

/// Decisions about terms, and what belongs to them, on the wire.
final class DecisionShapes {

    static final Shape<Decision> DECISION = Shape.<Decision>named(
                    "Decision", "One decision about the terms of a peer, or about what is standard. Never changes.")
            .part(
                    "number",
                    Kind.NUMBER,
                    "Counts all decisions of this site.",
                    decision -> decision.version().id().value())
            .maybe(
                    "peer",
                    Kind.TEXT,
                    "What people call the peer; null for what is standard.",
                    decision -> decision.version().name())
            .part(
                    "domains",
                    Kind.list(Kind.TEXT),
                    "The peer's servers; none for what is standard, and where its terms end.",
                    decision -> List.copyOf(new TreeSet<>(decision.version().domains())))
            .part("before", Kind.of(TermsShapes.TERMS), "What held until then.", Decision::held)
            .part("after", Kind.of(TermsShapes.TERMS), "What held from then on.", Decision::holds)
            .maybe(
                    "reason",
                    Kind.TEXT,
                    "Why; null where time alone is the reason.",
                    decision -> decision.version().reason())
            .maybe(
                    "author",
                    Kind.TEXT,
                    "The admin who decided; null for what time did, and where the account is gone.",
                    Decision::author)
            .part(
                    "decided_at",
                    Kind.MOMENT,
                    "When it came in force.",
                    decision -> decision.version().at())
            .part(
                    "cause",
                    Kind.word(TermsVersion.Cause.class),
                    "Whether terms were changed, an earlier decision was taken back, or one ran out.",
                    decision -> decision.version().cause())
            .maybe(
                    "undoes",
                    Kind.NUMBER,
                    "The decision that it takes back or that ran out; null for none.",
                    decision -> number(decision.version().undoes()))
            .maybe(
                    "review_on",
                    Kind.DAY,
                    "When somebody is to look at it again; null for never.",
                    decision -> decision.version().reviewOn())
            .maybe(
                    "expires_at",
                    Kind.MOMENT,
                    "When it ends by itself; null for never.",
                    decision -> decision.version().expiresAt())
            .part("in_force", Kind.TRUTH, "Whether it is the last word about its peer.", Decision::inForce)
            .maybe(
                    "ended_by",
                    Kind.NUMBER,
                    "The next decision about the same peer; null while it is in force.",
                    decision -> decision.next() == null
                            ? null
                            : decision.next().id().value())
            .part(
                    "page",
                    Kind.LINK,
                    "The page that tells people the same.",
                    decision -> Links.decision(decision.version().id()));

    static final Shape<Announcement> ANNOUNCEMENT = Shape.<Announcement>named(
                    "Announcement", "Terms that were decided to be in force from a later day on.")
            .part(
                    "number",
                    Kind.NUMBER,
                    "Counts all announcements of this site.",
                    announcement -> announcement.id().value())
            .maybe(
                    "peer",
                    Kind.TEXT,
                    "What people call the peer; null for what is standard.",
                    announcement -> announcement.draft().name())
            .part(
                    "domains",
                    Kind.list(Kind.TEXT),
                    "The peer's servers; none for what is standard.",
                    announcement ->
                            List.copyOf(new TreeSet<>(announcement.draft().domains())))
            .part("before", Kind.of(TermsShapes.TERMS), "What held when it was announced.", Announcement::held)
            .part(
                    "after",
                    Kind.of(TermsShapes.TERMS),
                    "What will hold.",
                    announcement -> announcement.draft().terms())
            .part("reason", Kind.TEXT, "Why.", Announcement::reason)
            .maybe("author", Kind.TEXT, "The admin who decided; null where the account is gone.", Announcement::author)
            .part("announced_at", Kind.MOMENT, "When it was announced.", Announcement::at)
            .part("starts_at", Kind.MOMENT, "When it comes in force.", Announcement::startsAt)
            .maybe(
                    "review_on",
                    Kind.DAY,
                    "When somebody is to look at it again; null for never.",
                    announcement -> announcement.draft().reviewOn())
            .maybe(
                    "expires_at",
                    Kind.MOMENT,
                    "When it ends by itself; null for never.",
                    announcement -> announcement.draft().expiresAt())
            .part(
                    "state",
                    Kind.oneOf(List.of("to_come", "in_force", "withdrawn", "lapsed")),
                    "What became of it.",
                    announcement -> state(announcement.end()))
            .maybe(
                    "decision",
                    Kind.NUMBER,
                    "The decision by which it came in force; null while it did not.",
                    announcement -> announcement.end() instanceof Announcement.End.InForce(var decision)
                            ? decision.value()
                            : null)
            .maybe(
                    "withdrawn_because",
                    Kind.TEXT,
                    "Why it was withdrawn; null where it was not.",
                    announcement -> announcement.end() instanceof Announcement.End.Withdrawn withdrawn
                            ? withdrawn.reason()
                            : null)
            .part(
                    "page",
                    Kind.LINK,
                    "The page that tells people the same.",
                    announcement -> Links.announcement(announcement.id()));

    private static final Shape<Attached.Evidence> EVIDENCE = Shape.<Attached.Evidence>named(
                    "Evidence", "Something attached to a decision that anybody can look at.")
            .part("link", Kind.LINK, "A page of this site, or an address elsewhere.", Attached.Evidence::link)
            .part("hash", Kind.TEXT, "SHA-256 of what it showed then.", Attached.Evidence::hash)
            .part("shows", Kind.TEXT, "What it shows, in an admin's words.", Attached.Evidence::shows)
            .maybe("author", Kind.TEXT, "Who attached it; null where the account is gone.", Attached.Evidence::author)
            .part("attached_at", Kind.MOMENT, "When.", Attached.Evidence::at);

    private static final Shape<Attached.Reply> REPLY = Shape.<Attached.Reply>named(
                    "Reply", "A word of those whom a decision is about.")
            .part("server", Kind.TEXT, "Whose word it is.", Attached.Reply::server)
            .maybe("link", Kind.LINK, "Where it stands on their own server; null for nowhere.", Attached.Reply::link)
            .maybe("hash", Kind.TEXT, "SHA-256 of what stood there then; null like the link.", Attached.Reply::hash)
            .maybe("said", Kind.TEXT, "What they said; null where there is a link alone.", Attached.Reply::said)
            .part("attached_at", Kind.MOMENT, "When.", Attached.Reply::at);

    /// A decision with what was attached to it and what it was seen to change.
    record Whole(Decision decision, Attached attached, int together, List<Comparisons.Compared> compared) {}

    static final Shape<Whole> WHOLE = Shape.<Whole>named("DecisionWhole", "A decision with all that belongs to it.")
            .part("decision", Kind.of(DECISION), "The decision.", Whole::decision)
            .part(
                    "evidence",
                    Kind.list(Kind.of(EVIDENCE)),
                    "What admins showed.",
                    whole -> whole.attached().evidence())
            .part(
                    "replies",
                    Kind.list(Kind.of(REPLY)),
                    "What those said whom it is about.",
                    whole -> whole.attached().replies())
            .part(
                    "together",
                    Kind.NUMBER,
                    "How many decisions, this one among them, change what is compared.",
                    Whole::together)
            .part(
                    "compared",
                    Kind.list(Kind.of(Comparisons.SHAPE)),
                    "What it was seen to change when it was taken; empty where nobody looked, or too few people vote from"
                            + " there for it to be told.",
                    Whole::compared);

    /// An announcement with what it was seen to change.
    record Ahead(Announcement announcement, List<Comparisons.Compared> compared) {}

    static final Shape<Ahead> AHEAD = Shape.<Ahead>named("AnnouncementWhole", "An announcement with what it changes.")
            .part("announcement", Kind.of(ANNOUNCEMENT), "The announcement.", Ahead::announcement)
            .part(
                    "compared",
                    Kind.list(Kind.of(Comparisons.SHAPE)),
                    "What it was seen to change; empty where that may not be told.",
                    Ahead::compared);

    private DecisionShapes() {}

    private static @Nullable Long number(org.folkmoot.values.@Nullable TermsVersionId id) {
        return id == null ? null : id.value();
    }

    private static String state(Announcement.@Nullable End end) {
        return switch (end) {
            case null -> "to_come";
            case Announcement.End.InForce _ -> "in_force";
            case Announcement.End.Withdrawn _ -> "withdrawn";
            case Announcement.End.Lapsed() -> "lapsed";
        };
    }
}
