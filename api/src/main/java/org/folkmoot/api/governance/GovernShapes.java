package org.folkmoot.api.governance;

import java.util.List;
import java.util.TreeSet;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.rules.peers.Terms;
import org.jspecify.annotations.Nullable;

/// What comes of deciding about terms, on the wire.
final class GovernShapes {

    /// Terms as they would be.
    record Preview(Terms held, TermsDraft draft, boolean told, List<Comparisons.Compared> compared) {}

    static final Shape<Preview> PREVIEW = Shape.<Preview>named(
                    "Preview", "Terms as they would be. Nothing was changed.")
            .maybe(
                    "peer",
                    Kind.TEXT,
                    "What people would call the peer; null for what is standard.",
                    preview -> preview.draft().name())
            .part(
                    "domains",
                    Kind.list(Kind.TEXT),
                    "Its servers.",
                    preview -> List.copyOf(new TreeSet<>(preview.draft().domains())))
            .part("before", Kind.of(TermsShapes.TERMS), "What holds.", Preview::held)
            .part(
                    "after",
                    Kind.of(TermsShapes.TERMS),
                    "What would hold.",
                    preview -> preview.draft().terms())
            .part("public", Kind.TRUTH, "Whether everybody could be told what it changes.", Preview::told)
            .part(
                    "compared",
                    Kind.list(Kind.of(Comparisons.SHAPE)),
                    "The front pages side by side.",
                    Preview::compared);

    /// What was done.
    ///
    /// @param decision     null where it is only announced
    /// @param announcement null where it holds at once
    record Done(@Nullable Long decision, @Nullable Long announcement, String page) {}

    static final Shape<Done> DONE = Shape.<Done>named("Done", "What was decided.")
            .maybe(
                    "decision",
                    Kind.NUMBER,
                    "The number of the decision; null where it is only announced.",
                    Done::decision)
            .maybe(
                    "announcement",
                    Kind.NUMBER,
                    "The number of the announcement; null where none is meant.",
                    Done::announcement)
            .part("page", Kind.LINK, "The page that tells people.", Done::page);

    private GovernShapes() {}
}
