package org.folkmoot.api.governance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.peering.KeptWhatIfView;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// What the members are asked, and what came of it. Ballots are cast on the page alone.
final class ConsultationOperations {

    private static final int MOST = 50;
    private static final int USUAL = 20;

    private static final Shape<Leaf<Consultation>> CONSULTATIONS =
            Leaf.shape(ConsultationShapes.CONSULTATION, "Consultations, the newest first.");

    private static final Parameter<Long> NUMBER = Parameter.number("Its number.");
    private static final Parameter<Long> BEFORE = Parameter.from("before", "Only those with lower numbers.");
    private static final Parameter<Long> LIMIT = Parameter.limit(MOST, USUAL);

    private final ConsultationView consultations;
    private final CommunityView communities;
    private final KeptWhatIfView kept;

    ConsultationOperations(GovernanceApi.Rooms rooms) {
        this.consultations = rooms.consultations();
        this.communities = rooms.communities();
        this.kept = rooms.kept();
    }

    List<Operation<?>> all() {
        return List.of(
                Operation.read(
                        "/consultations",
                        "consultations",
                        "What the members were asked",
                        List.of(BEFORE, LIMIT),
                        CONSULTATIONS,
                        this::page),
                Operation.read(
                                "/consultations/{number}",
                                "consultation",
                                "One consultation: question, electorate, turnout, voices from elsewhere, result",
                                List.of(NUMBER),
                                ConsultationShapes.WHOLE,
                                this::one)
                        .unkept(),
                Operation.read(
                        "/consultations/{number}/receipts",
                        "receipts",
                        "Every ballot that was counted, for whoever wants to count again",
                        List.of(NUMBER),
                        ResultShapes.RECEIPTS,
                        this::receipts));
    }

    private Leaf<Consultation> page(Call call) {
        Long before = call.of(BEFORE);
        int limit = call.of(LIMIT, (long) USUAL).intValue();
        List<Consultation> found =
                consultations.page(call.viewer(), before == null ? null : new ConsultationId(before), limit + 1);
        return Leaf.of(
                found,
                limit,
                last -> Links.next(
                        "/consultations", "before", Long.toString(last.id().value()), Links.with("limit", limit)));
    }

    private ConsultationView.Shown shown(Call call) {
        return Call.found(consultations.one(call.viewer(), new ConsultationId(call.of(NUMBER, 0L))));
    }

    private ConsultationShapes.Whole one(Call call) {
        ConsultationView.Shown shown = shown(call);
        Consultation consultation = shown.consultation();
        CommunityId community = consultation.question().electors().subscribedTo();
        return new ConsultationShapes.Whole(
                shown,
                new ConsultationShapes.Electors(consultation.question(), handle(call.viewer(), community)),
                proposals(call.viewer(), consultation));
    }

    private @Nullable String handle(Viewer viewer, @Nullable CommunityId community) {
        return community == null
                ? null
                : communities
                        .page(viewer, community)
                        .map(page -> page.community().handle())
                        .orElse(null);
    }

    private Map<Integer, ConsultationShapes.Proposal> proposals(Viewer viewer, Consultation consultation) {
        Map<Integer, ConsultationShapes.Proposal> proposals = new LinkedHashMap<>();
        consultation
                .proposals()
                .forEach((option, id) -> kept.terms(id)
                        .ifPresent(terms -> proposals.put(
                                option, new ConsultationShapes.Proposal(terms, terms.told() || viewer.admin()))));
        return proposals;
    }

    private ResultShapes.Receipts receipts(Call call) {
        Consultation consultation = shown(call).consultation();
        if (consultation.counted() == null) {
            throw Call.missing();
        }
        return new ResultShapes.Receipts(
                consultation, consultations.published(consultation.id()).orElse(null));
    }
}
