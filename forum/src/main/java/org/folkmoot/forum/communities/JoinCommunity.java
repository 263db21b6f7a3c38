package org.folkmoot.forum.communities;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Subscribes a member to a community, keeps it out of their sight, or neither: the two exclude each other, as in
/// Lemmy.
public final class JoinCommunity {

    /// How a member wants to be with a community.
    public enum Wish {
        SUBSCRIBE,
        UNSUBSCRIBE,
        BLOCK,
        UNBLOCK
    }

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final CommunityStore communities = new CommunityStore();

    public JoinCommunity(Database database, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<Wish> join(Viewer viewer, CommunityId community, Wish wish) {
        PersonId person = viewer.person();
        if (person == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        return database.write(transaction -> {
            Optional<CommunityState> state = communities.find(transaction, community);
            if (state.isEmpty()) {
                return new Outcome.Missing<>();
            }
            if (wish == Wish.SUBSCRIBE && state.get().gone()) {
                return new Outcome.Refused<>(Refusal.COMMUNITY_GONE);
            }
            Instant now = clock.instant();
            switch (wish) {
                case SUBSCRIBE -> {
                    communities.unblock(transaction, person, community);
                    communities.subscribe(transaction, person, community, now);
                }
                case UNSUBSCRIBE -> communities.unsubscribe(transaction, person, community);
                case BLOCK -> {
                    communities.unsubscribe(transaction, person, community);
                    communities.block(transaction, person, community, now);
                }
                case UNBLOCK -> communities.unblock(transaction, person, community);
            }
            ledger.append(transaction, new SubscriptionChanged(person, community), person);
            return new Outcome.Done<>(wish);
        });
    }
}
