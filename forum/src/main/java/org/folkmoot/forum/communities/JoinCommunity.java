package org.folkmoot.forum.communities;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.SubscriptionChange;
import org.folkmoot.rules.peers.Dealings.Follows;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Subscribes a person to a community, keeps it out of their sight, or neither: the two exclude each other, as in
/// Lemmy.
///
/// Where the community is another server's, a member of ours waits for its answer ([AnswerSubscription]); until then
/// they read it as if it had come, as in Lemmy. Asking again asks that server again.
public final class JoinCommunity {

    /// How a person wants to be with a community.
    public enum Wish {
        SUBSCRIBE,
        UNSUBSCRIBE,
        BLOCK,
        UNBLOCK
    }

    private final Database database;
    private final Accounts accounts;
    private final Ledger ledger;
    private final TermsInForce terms;
    private final InstantSource clock;
    private final CommunityStore communities = new CommunityStore();
    private final SubscriptionStore subscriptions = new SubscriptionStore();

    public JoinCommunity(Database database, Accounts accounts, Ledger ledger, TermsInForce terms, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.ledger = ledger;
        this.terms = terms;
        this.clock = clock;
    }

    public Outcome<Wish> join(Viewer viewer, CommunityId community, Wish wish) {
        PersonId person = viewer.person();
        return person == null ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST) : join(person, community, wish);
    }

    /// The deed of anybody, of ours or of another server. Whom another server sends finds the communities of ours that
    /// are not for members alone.
    public Outcome<Wish> join(PersonId person, CommunityId community, Wish wish) {
        return database.write(transaction -> join(transaction, person, community, wish));
    }

    private Outcome<Wish> join(Transaction transaction, PersonId person, CommunityId community, Wish wish) {
        Optional<CommunityState> state = communities.find(transaction, community);
        Optional<PersonLine> line = accounts.line(transaction, person);
        String domain = line.map(PersonLine::domain).orElse(null);
        boolean guest = line.isEmpty() || domain != null;
        if (state.isEmpty() || (guest && (elsewhere(state.get()) || state.get().localOnly()))) {
            return new Outcome.Missing<>();
        }
        if (wish == Wish.SUBSCRIBE && state.get().gone()) {
            return new Outcome.Refused<>(Refusal.COMMUNITY_GONE);
        }
        Refusal apart = wish == Wish.SUBSCRIBE ? apart(transaction, person, state.get(), domain) : null;
        if (apart != null) {
            return new Outcome.Refused<>(apart);
        }
        SubscriptionChange change = apply(transaction, person, state.get(), wish, clock.instant());
        ledger.append(transaction, new SubscriptionChanged(person, community, change), guest ? null : person);
        return new Outcome.Done<>(wish);
    }

    /// What the terms with the other of the two servers have against it: whoever subscribed before
    /// stays subscribed.
    ///
    /// @param domain of a guest; null for one of ours
    private @Nullable Refusal apart(
            Transaction transaction, PersonId person, CommunityState state, @Nullable String domain) {
        if (domain == null) {
            return ExchangeRule.subscription(terms.of(transaction, state.instanceId()));
        }
        boolean refused = terms.get().policy().terms(domain).dealings().follows() == Follows.REFUSE;
        return refused && !subscriptions.subscribed(transaction, person, state.id())
                ? Refusal.NOT_TAKEN_FROM_THERE
                : null;
    }

    private @Nullable SubscriptionChange apply(
            Transaction transaction, PersonId person, CommunityState state, Wish wish, Instant now) {
        CommunityId community = state.id();
        return switch (wish) {
            case SUBSCRIBE -> {
                communities.unblock(transaction, person, community);
                subscriptions.subscribe(transaction, person, community, elsewhere(state), now);
                yield SubscriptionChange.ASKED;
            }
            case UNSUBSCRIBE -> left(transaction, person, community);
            case BLOCK -> {
                communities.block(transaction, person, community, now);
                yield left(transaction, person, community);
            }
            case UNBLOCK -> {
                communities.unblock(transaction, person, community);
                yield null;
            }
        };
    }

    private @Nullable SubscriptionChange left(Transaction transaction, PersonId person, CommunityId community) {
        return subscriptions.unsubscribe(transaction, person, community) ? SubscriptionChange.LEFT : null;
    }

    private static boolean elsewhere(CommunityState state) {
        return !state.instanceId().equals(Site.OURS);
    }
}
