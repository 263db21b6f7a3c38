package org.folkmoot.forum.moderation;

import java.util.Optional;
import java.util.OptionalInt;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityState;
import org.folkmoot.forum.communities.Moderators;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.ledger.ForumEvent.CommunityChanged;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.authority.Authority;
import org.folkmoot.rules.authority.OfficeRule;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Makes somebody a moderator of a community, after those who are there, or lets one go. The last one stays. An office
/// that rests, since its holder's server was silent, is given anew by appointing them once more.
public final class AppointModerator {

    /// Who shall be a moderator of what, or no longer; the reason may be blank.
    public record Request(CommunityId community, PersonId person, boolean appointed, String reason) {}

    private final InOffice office;
    private final Accounts accounts;
    private final Communities communities;
    private final Moderators moderators;

    public AppointModerator(InOffice office, Accounts accounts, Communities communities, Moderators moderators) {
        this.office = office;
        this.accounts = accounts;
        this.communities = communities;
        this.moderators = moderators;
    }

    public Outcome<PersonId> appoint(Viewer viewer, Request request) {
        return office.as(viewer, officer -> appoint(officer, request));
    }

    /// The act of a member of ours, or of a guest. What another server decides about its own community is followed,
    /// even
    /// when it leaves that without anybody.
    public Outcome<PersonId> appoint(Officer officer, Request request) {
        return office.by(officer, (transaction, actor) -> appoint(transaction, actor, request));
    }

    private Outcome<PersonId> appoint(Transaction transaction, Officer actor, Request request) {
        boolean nobody = accounts.line(transaction, request.person())
                .filter(line -> !(line.deleted() && request.appointed()))
                .isEmpty();
        Optional<CommunityState> community = communities.lock(transaction, request.community());
        if (nobody || community.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Act act = request.appointed() ? Act.APPOINT_MODERATOR : Act.DISMISS_MODERATOR;
        OptionalInt rank = moderators.rank(transaction, request.community(), request.person());
        var facts =
                office.offices().facts(transaction, act, request.community(), actor, request.person(), office.now());
        boolean ours = community.get().instanceId().equals(Site.OURS);
        boolean last = ours && moderators.of(transaction, request.community()).size() == 1;
        boolean holds = rank.isPresent() && !confirms(transaction, actor, request);
        if (OfficeRule.judge(new OfficeRule.Facts(facts, holds, last)) instanceof Authority.Refused(Refusal refusal)) {
            return new Outcome.Refused<>(refusal);
        }
        Refusal wordy = TextRule.reasonIfAny(request.reason());
        if (wordy != null) {
            return new Outcome.Refused<>(Field.REASON, wordy);
        }
        moderators.set(transaction, request.community(), request.person(), request.appointed(), office.now());
        office.record(
                transaction,
                ModlogEntry.of(
                                request.appointed() ? ModlogAct.MODERATOR_APPOINTED : ModlogAct.MODERATOR_DISMISSED,
                                actor.person(),
                                InOffice.kept(request.reason()))
                        .in(request.community())
                        .about(request.person()),
                new CommunityChanged(request.community()));
        return new Outcome.Done<>(request.person());
    }

    /// Whether an office that rests is given anew, which is for our own people to do: a guest's server may be as dead.
    private boolean confirms(Transaction transaction, Officer actor, Request request) {
        return request.appointed()
                && !actor.guest()
                && office.offices().rests(transaction, request.community(), request.person(), office.now());
    }
}
