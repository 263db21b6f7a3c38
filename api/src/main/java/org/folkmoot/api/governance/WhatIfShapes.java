package org.folkmoot.api.governance;

import java.util.List;
import java.util.TreeSet;
import org.folkmoot.forum.peering.KeptWhatIf;

/// What terms would change that somebody looked at and kept, on the wire.
final class WhatIfShapes {

    static final Shape<KeptWhatIf> KEPT = Shape.<KeptWhatIf>named(
                    "WhatIf", "Terms that somebody looked at and kept what they would change. Never changes.")
            .part("number", Kind.NUMBER, "Counts them.", kept -> kept.id().value())
            .maybe(
                    "peer",
                    Kind.TEXT,
                    "What people call the peer; null for what is standard.",
                    kept -> kept.draft().name())
            .part(
                    "domains",
                    Kind.list(Kind.TEXT),
                    "The servers that would be its.",
                    kept -> List.copyOf(new TreeSet<>(kept.draft().domains())))
            .part("ends", Kind.TRUTH, "Whether the peer would have no terms of its own any more.", KeptWhatIf::ends)
            .part("before", Kind.of(TermsShapes.TERMS), "What held then.", KeptWhatIf::held)
            .part(
                    "after",
                    Kind.of(TermsShapes.TERMS),
                    "What would hold.",
                    kept -> kept.draft().terms())
            .part(
                    "public",
                    Kind.TRUTH,
                    "Whether everybody may see it; else so few people vote there that it would tell how they did.",
                    KeptWhatIf::told)
            .maybe("author", Kind.TEXT, "Who looked; null where the account is gone.", KeptWhatIf::author)
            .part("kept_at", Kind.MOMENT, "When.", KeptWhatIf::at)
            .part("page", Kind.LINK, "The page that tells people the same.", kept -> Links.whatIf(kept.id()));

    /// With what was compared.
    record Whole(KeptWhatIf kept, List<Comparisons.Compared> compared) {}

    static final Shape<Whole> WHOLE = Shape.<Whole>named("WhatIfWhole", "What was kept, with the front pages compared.")
            .part("what_if", Kind.of(KEPT), "What was looked at.", Whole::kept)
            .part("compared", Kind.list(Kind.of(Comparisons.SHAPE)), "The front pages side by side.", Whole::compared);

    private WhatIfShapes() {}
}
