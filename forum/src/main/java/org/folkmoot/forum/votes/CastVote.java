package org.folkmoot.forum.votes;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.ActiveDays;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.ledger.ForumEvent.VotesChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.votes.VoteDecision;
import org.folkmoot.rules.votes.VoteDecision.Cleared;
import org.folkmoot.rules.votes.VoteDecision.Placed;
import org.folkmoot.rules.votes.VoteDecision.Refused;
import org.folkmoot.rules.votes.VoteDecision.Unchanged;
import org.folkmoot.rules.votes.VoteFacts;
import org.folkmoot.rules.votes.VoteRule;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Gathers what stands, judges what is asked, applies it to the vote and its tallies, and tells the ledger: one
/// transaction.
///
/// The same deed serves a member's click, an app and another server's `Like`; they differ only in their [Provenance].
public final class CastVote {

    /// What a voter wants.
    ///
    /// @param asked  null to take the vote back
    /// @param castAt when the voter says it was cast
    public record Request(
            PersonId voter, VoteTarget target, @Nullable Direction asked, Provenance provenance, Instant castAt) {}

    private final Database database;
    private final VoteFactsView facts;
    private final Site site;
    private final Ledger ledger;
    private final ActiveDays activeDays;
    private final InstantSource clock;
    private final VoteStore votes = new VoteStore();

    public CastVote(
            Database database,
            VoteFactsView facts,
            Site site,
            Ledger ledger,
            ActiveDays activeDays,
            InstantSource clock) {
        this.database = database;
        this.facts = facts;
        this.site = site;
        this.ledger = ledger;
        this.activeDays = activeDays;
        this.clock = clock;
    }

    public Outcome<VoteDecision> cast(Request request) {
        return database.write(transaction -> cast(transaction, request));
    }

    /// Many votes that one server delivered, in the order in which they came: one transaction, one event. That one is
    /// refused does not keep the others out.
    ///
    /// @return what became of each, in the same order
    public List<Outcome<VoteDecision>> cast(List<Request> requests) {
        return database.write(transaction -> {
            List<Outcome<VoteDecision>> outcomes = new ArrayList<>();
            Set<VoteTarget> touched = new LinkedHashSet<>();
            VoteFactsView.Gathering gathering = gathering(transaction);
            for (Request request : requests) {
                Outcome<VoteDecision> outcome = decide(transaction, gathering, request);
                outcomes.add(outcome);
                if (changed(outcome)) {
                    touched.add(request.target());
                }
            }
            if (!touched.isEmpty()) {
                ledger.append(transaction, new VotesChanged(List.copyOf(touched), null), null);
            }
            return outcomes;
        });
    }

    /// The author's own vote for what they have just written, within that deed's transaction.
    void own(Transaction transaction, PersonId author, VoteTarget target, Provenance provenance) {
        Outcome<VoteDecision> cast =
                cast(transaction, new Request(author, target, Direction.UP, provenance, clock.instant()));
        if (!(cast instanceof Outcome.Done<VoteDecision>)) {
            throw new IllegalStateException("Who may write may vote for what they wrote, but: " + cast);
        }
    }

    /// The deed within a higher one's transaction.
    Outcome<VoteDecision> cast(Transaction transaction, Request request) {
        Outcome<VoteDecision> outcome = decide(transaction, gathering(transaction), request);
        if (changed(outcome)) {
            PersonId ours = request.provenance().proof() == Proof.LOCAL ? request.voter() : null;
            ledger.append(transaction, new VotesChanged(List.of(request.target()), ours), ours);
        }
        return outcome;
    }

    private static boolean changed(Outcome<VoteDecision> outcome) {
        return outcome instanceof Outcome.Done<VoteDecision>(VoteDecision decision) && !(decision instanceof Unchanged);
    }

    private VoteFactsView.Gathering gathering(Transaction transaction) {
        return facts.gathering(transaction, site.settings(transaction), clock.instant());
    }

    private Outcome<VoteDecision> decide(Transaction transaction, VoteFactsView.Gathering gathering, Request request) {
        var standing = votes.standing(transaction, request.target(), request.voter());
        Optional<VoteFacts> gathered = gathering.of(request, standing);
        if (gathered.isEmpty()) {
            return new Outcome.Missing<>();
        }
        VoteDecision decision = VoteRule.judge(gathered.get());
        switch (decision) {
            case Placed(Direction direction) -> place(transaction, request, direction, standing.isPresent());
            case Cleared() -> votes.clear(transaction, request);
            case Unchanged() -> {}
            case Refused(var refusal) -> {
                return new Outcome.Refused<>(refusal);
            }
        }
        return new Outcome.Done<>(decision);
    }

    private void place(Transaction transaction, Request request, Direction direction, boolean stands) {
        Instant now = clock.instant();
        if (stands) {
            votes.replace(transaction, request, direction, now);
        } else {
            votes.place(transaction, request, direction, now);
        }
        if (request.provenance().proof() == Proof.LOCAL) {
            activeDays.mark(transaction, request.voter(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        }
    }
}
