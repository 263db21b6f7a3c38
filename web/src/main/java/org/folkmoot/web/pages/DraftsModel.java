package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.peering.DraftView;
import org.folkmoot.rules.peers.DraftRule.Standing;
import org.folkmoot.rules.peers.ListedServer;
import org.folkmoot.rules.peers.ListedServer.Severity;
import org.folkmoot.values.Objection;
import org.jspecify.annotations.Nullable;

/// Drafts of terms out of lists of others. Controls: `draft` (its number, once for each that is ticked),
/// `source`, `action` (`look` or `discard`).
///
/// @param sources    the lists of which there are drafts
/// @param source     of which of them these are; null for all
/// @param next       where the list goes on; null at its end
/// @param objections to what was asked for
public record DraftsModel(
        List<DraftView.Line> lines,
        List<DraftView.Source> sources,
        @Nullable String source,
        @Nullable String next,
        List<Objection> objections) {

    /// Whether a draft is ticked from the start. What was decided here outranks what others decided.
    public static boolean ticked(DraftView.Line line) {
        return line.standing() == Standing.UNDECIDED;
    }

    /// Whether somebody should look twice before ticking it.
    public static boolean attended(DraftView.Line line) {
        return line.standing() == Standing.DIFFERS || line.standing() == Standing.OURS;
    }

    /// What a draft would make of a server, as the terms to start from are called.
    public static String would(ListedServer server) {
        return server.severity() == Severity.SUSPEND ? "terms.preset.blocked" : "terms.preset.limited";
    }

    /// The message for how a draft stands to what holds.
    public static String standing(Standing standing) {
        return switch (standing) {
            case UNDECIDED -> "drafts.undecided";
            case HOLDS -> "drafts.holds";
            case DIFFERS -> "drafts.differs";
            case OURS -> "drafts.ours";
        };
    }

    /// The message for how many drafts stand so.
    public static String count(Standing standing) {
        return switch (standing) {
            case UNDECIDED -> "drafts.undecided-count";
            case HOLDS -> "drafts.holds-count";
            case DIFFERS -> "drafts.differs-count";
            case OURS -> "drafts.ours-count";
        };
    }

    /// The form in which the terms of a draft are changed before they are put in force.
    public static String form(DraftView.Line line) {
        return Paths.terms(line.draft().server().domain()) + "?alone=on&draft="
                + line.draft().id().value();
    }
}
