package org.folkmoot.api.governance;

import java.util.List;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.DecisionLog;
import org.folkmoot.forum.peering.DecisionView;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.forum.peering.KeptWhatIfView;
import org.folkmoot.forum.peering.LogHeads;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;

/// What was decided, and what was looked at before.
final class DecisionOperations {

    private static final int MOST = 50;
    private static final int USUAL = 20;
    private static final int ENTRIES = 1_000;

    private static final Shape<Leaf<Decision>> DECISIONS =
            Leaf.shape(DecisionShapes.DECISION, "Decisions, the newest first.");
    private static final Shape<Leaf<KeptWhatIf>> WHAT_IFS =
            Leaf.shape(WhatIfShapes.KEPT, "What was looked at and kept, the newest first.");

    private static final Parameter<String> ABOUT =
            Parameter.server(false, "Only what is about whoever ever named this server, or a domain in which it lies.");
    private static final Parameter<Long> BEFORE = Parameter.from("before", "Only those with lower numbers.");
    private static final Parameter<Long> AFTER = Parameter.from("after", "Only entries with higher numbers.");
    private static final Parameter<Long> LIMIT = Parameter.limit(MOST, USUAL);
    private static final Parameter<Long> ENTRY_LIMIT = Parameter.limit(ENTRIES, ENTRIES);
    private static final Parameter<Long> NUMBER = Parameter.number("Its number.");

    private final DecisionView decisions;
    private final DecisionLog log;
    private final LogHeads heads;
    private final KeptWhatIfView kept;
    private final Comparisons comparisons;

    DecisionOperations(GovernanceApi.Rooms rooms) {
        this.decisions = rooms.decisions();
        this.log = rooms.log();
        this.heads = rooms.heads();
        this.kept = rooms.kept();
        this.comparisons = new Comparisons(rooms.whatIf());
    }

    List<Operation<?>> all() {
        return List.of(
                Operation.read(
                        "/decisions",
                        "decisions",
                        "Decisions about terms",
                        List.of(ABOUT, BEFORE, LIMIT),
                        DECISIONS,
                        this::decisions),
                Operation.read(
                        "/decisions/{number}",
                        "decision",
                        "One decision with its evidence, replies and what it was seen to change",
                        List.of(NUMBER),
                        DecisionShapes.WHOLE,
                        this::decision),
                Operation.read(
                        "/decision-log",
                        "decisionLog",
                        "The log of all decisions as a chain that anybody can keep and check",
                        List.of(AFTER, ENTRY_LIMIT),
                        LogShapes.CHAIN,
                        this::chain),
                Operation.read(
                        "/what-ifs",
                        "whatIfs",
                        "What terms would change that somebody looked at and kept",
                        List.of(ABOUT, BEFORE, LIMIT),
                        WHAT_IFS,
                        this::whatIfs),
                Operation.read(
                        "/what-ifs/{number}",
                        "whatIf",
                        "One of them, with the front pages side by side",
                        List.of(NUMBER),
                        WhatIfShapes.WHOLE,
                        this::whatIf));
    }

    private Leaf<Decision> decisions(Call call) {
        String server = call.of(ABOUT);
        Long before = call.of(BEFORE);
        TermsVersionId from = before == null ? null : new TermsVersionId(before);
        int limit = limit(call);
        List<Decision> found =
                server == null ? decisions.log(null, from, limit + 1) : decisions.about(server, from, limit + 1);
        return Leaf.of(
                found, limit, last -> next("/decisions", last.version().id().value(), call));
    }

    private static int limit(Call call) {
        return call.of(LIMIT, (long) USUAL).intValue();
    }

    private static String next(String path, long last, Call call) {
        String server = call.of(ABOUT);
        return Links.next(
                path,
                "before",
                Long.toString(last),
                Links.with("limit", limit(call)) + (server == null ? "" : Links.with("server", server)));
    }

    private DecisionShapes.Whole decision(Call call) {
        TermsVersionId number = new TermsVersionId(call.of(NUMBER, 0L));
        Decision decision = Call.found(decisions.one(number));
        DecisionView.Seen seen = decisions.seen(number);
        return new DecisionShapes.Whole(
                decision, decisions.attached(number), seen.together(), comparisons.told(seen.comparisons()));
    }

    private LogShapes.Chain chain(Call call) {
        int limit = call.of(ENTRY_LIMIT, (long) ENTRIES).intValue();
        Leaf<DecisionLog.Shown> leaf = Leaf.of(
                log.after(call.of(AFTER, 0L), limit + 1),
                limit,
                last -> Links.next(
                        "/decision-log", "after", Long.toString(last.entry().number()), Links.with("limit", limit)));
        return new LogShapes.Chain(heads.now().orElse(null), leaf.items(), leaf.next());
    }

    private Leaf<KeptWhatIf> whatIfs(Call call) {
        Long before = call.of(BEFORE);
        int limit = limit(call);
        List<KeptWhatIf> found =
                kept.page(call.viewer(), call.of(ABOUT), before == null ? null : new WhatIfId(before), limit + 1);
        return Leaf.of(found, limit, last -> next("/what-ifs", last.id().value(), call));
    }

    private WhatIfShapes.Whole whatIf(Call call) {
        KeptWhatIf found = Call.found(kept.one(call.viewer(), new WhatIfId(call.of(NUMBER, 0L))));
        return new WhatIfShapes.Whole(found, comparisons.told(kept.comparisons(found.id())));
    }
}
