package org.folkmoot.forum.communities;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.ForumEvent.CommunityChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.authority.Authority;
import org.folkmoot.rules.authority.AuthorityRule;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Takes a community out of sight as its own leader wants it, or brings it back with everything in it.
public final class DeleteCommunity {

    private final Database database;
    private final Offices offices;
    private final Ledger ledger;
    private final InstantSource clock;
    private final CommunityStore communities = new CommunityStore();

    public DeleteCommunity(Database database, Offices offices, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.offices = offices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Deletes or restores.
    ///
    /// @param deleted whether it shall be deleted
    public Outcome<CommunityId> delete(Viewer viewer, CommunityId community, boolean deleted) {
        PersonId leader = viewer.person();
        if (leader == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        return delete(Officer.member(leader), community, deleted);
    }

    /// As [#delete(Viewer, CommunityId, boolean)], by a member of ours or a guest.
    public Outcome<CommunityId> delete(Officer officer, CommunityId community, boolean deleted) {
        return database.write(transaction -> delete(transaction, officer, community, deleted));
    }

    private Outcome<CommunityId> delete(
            Transaction transaction, Officer leader, CommunityId community, boolean deleted) {
        Instant now = clock.instant();
        Optional<CommunityState> state = communities.find(transaction, community);
        if (state.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Authority authority =
                AuthorityRule.judge(offices.facts(transaction, Act.DELETE_COMMUNITY, community, leader, null, now));
        if (authority instanceof Authority.Refused(var refusal)) {
            return new Outcome.Refused<>(refusal);
        }
        if (state.get().deleted() != deleted) {
            communities.deleted(transaction, community, deleted ? now : null);
            AuthorChange change = deleted ? AuthorChange.DELETED : AuthorChange.RESTORED;
            ledger.append(transaction, new CommunityChanged(community, leader.person(), change), leader.person());
        }
        return new Outcome.Done<>(community);
    }
}
