package org.folkmoot.forum.moderation;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityState;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.ledger.ForumEvent.CommunityChanged;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Removes a whole community from sight, or puts it back with everything in it. Only admins may.
public final class RemoveCommunity {

    /// What is wanted, and why. A removal needs a reason; putting back may have one.
    public record Request(CommunityId community, boolean removed, String reason) {}

    private final InOffice office;
    private final Communities communities;

    public RemoveCommunity(InOffice office, Communities communities) {
        this.office = office;
        this.communities = communities;
    }

    public Outcome<CommunityId> remove(Viewer viewer, Request request) {
        return office.as(viewer, officer -> remove(officer, request));
    }

    /// The act of a member of ours, or of a guest.
    public Outcome<CommunityId> remove(Officer officer, Request request) {
        return office.by(officer, (transaction, actor) -> remove(transaction, actor, request));
    }

    private Outcome<CommunityId> remove(Transaction transaction, Officer actor, Request request) {
        Optional<CommunityState> community = communities.find(transaction, request.community());
        if (community.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Objection objection = office.objection(
                transaction,
                Act.REMOVE_COMMUNITY,
                request.community(),
                actor,
                null,
                request.removed(),
                request.reason());
        if (objection != null) {
            return new Outcome.Refused<>(List.of(objection));
        }
        Refusal ours = request.removed()
                ? null
                : office.ours(transaction, actor, ModlogAct.COMMUNITY_REMOVED, request.community(), null, null);
        if (ours != null) {
            return new Outcome.Refused<>(ours);
        }
        if (community.get().removed() != request.removed()) {
            communities.removed(transaction, request.community(), request.removed() ? office.now() : null);
            ModlogAct act = request.removed() ? ModlogAct.COMMUNITY_REMOVED : ModlogAct.COMMUNITY_PUT_BACK;
            office.record(
                    transaction,
                    ModlogEntry.of(act, actor.person(), InOffice.kept(request.reason()))
                            .in(request.community()),
                    new CommunityChanged(request.community()));
        }
        return new Outcome.Done<>(request.community());
    }
}
