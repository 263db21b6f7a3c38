package org.folkmoot.forum.votes;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.forum.accounts.ActiveDays;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
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
            PersonId voter, VoteTarget target, @Nullable Direction asked, Provenance provenance, Instant castAt) {

        Request asking(Direction direction) {
            return new Request(voter, target, direction, provenance, castAt);
        }
    }

    private final Database database;
    private final Site site;
    private final Ledger ledger;
    private final ActiveDays activeDays;
    private final InstantSource clock;
    private final LongAdder ours = new LongAdder();
    private final LongAdder others = new LongAdder();
    private final VoteFactsView facts = new VoteFactsView();
    private final VoteStore votes = new VoteStore();

    public CastVote(Database database, Site site, Ledger ledger, ActiveDays activeDays, InstantSource clock) {
        this.database = database;
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
            List<Outcome<VoteDecision>> outcomes = decide(transaction, requests);
            Set<VoteTarget> touched = new LinkedHashSet<>();
            for (int place = 0; place < outcomes.size(); place++) {
                if (changed(outcomes.get(place))) {
                    touched.add(requests.get(place).target());
                }
            }
            if (!touched.isEmpty()) {
                ledger.append(transaction, new VotesChanged(List.copyOf(touched), null), null);
            }
            return outcomes;
        });
    }

    /// How many votes were placed, turned or taken back on this node since it started.
    ///
    /// @param ours   by members of this site
    /// @param others by people of other servers
    public record Taken(long ours, long others) {}

    public Taken taken() {
        return new Taken(ours.sum(), others.sum());
    }

    /// The author's own vote for what they have just written, within that deed's transaction.
    void own(Transaction transaction, PersonId author, VoteTarget target, Provenance provenance) {
        Outcome<VoteDecision> cast =
                cast(transaction, new Request(author, target, Direction.UP, provenance, clock.instant()));
        if (!(cast instanceof Outcome.Done<VoteDecision>)) {
            // It was judged a moment ago that they may write there: somebody has removed it since.
            throw new TryAgain("Who may write may vote for what they wrote, but: " + cast);
        }
    }

    /// The deed within a higher one's transaction.
    Outcome<VoteDecision> cast(Transaction transaction, Request request) {
        Outcome<VoteDecision> outcome = decide(transaction, List.of(request)).getFirst();
        if (changed(outcome)) {
            PersonId ours = request.provenance().proof() == Proof.LOCAL ? request.voter() : null;
            ledger.append(transaction, new VotesChanged(List.of(request.target()), ours), ours);
        }
        return outcome;
    }

    private static boolean changed(Outcome<VoteDecision> outcome) {
        return outcome instanceof Outcome.Done<VoteDecision>(VoteDecision decision) && !(decision instanceof Unchanged);
    }

    /// Judges each in turn, as if those before it were written already, and then writes what stands in the
    /// end: for many votes by as few statements as for one.
    private List<Outcome<VoteDecision>> decide(Transaction transaction, List<Request> requests) {
        Instant now = clock.instant();
        Set<VoteKey> keys = requests.stream().map(VoteKey::of).collect(Collectors.toSet());
        StandingVotes standing = new StandingVotes(votes.standing(transaction, keys));
        VoteFactsView.Gathered gathered = facts.gather(transaction, keys, now);
        boolean downvotes =
                site.settings(transaction).map(SiteSettings::downvotes).orElse(true);
        List<Outcome<VoteDecision>> outcomes = requests.stream()
                .map(request -> decide(request, gathered, downvotes, standing))
                .toList();
        standing.write(transaction, votes, now);
        count(transaction, requests, outcomes);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        membersWhoVoted(requests, outcomes).forEach(member -> activeDays.mark(transaction, member, today));
        return outcomes;
    }

    private void count(Transaction transaction, List<Request> requests, List<Outcome<VoteDecision>> outcomes) {
        int local = 0;
        int all = 0;
        for (int place = 0; place < outcomes.size(); place++) {
            if (changed(outcomes.get(place))) {
                all++;
                local += requests.get(place).provenance().proof() == Proof.LOCAL ? 1 : 0;
            }
        }
        int here = local;
        int elsewhere = all - local;
        transaction.afterCommit(() -> {
            ours.add(here);
            others.add(elsewhere);
        });
    }

    private static Outcome<VoteDecision> decide(
            Request request, VoteFactsView.Gathered gathered, boolean downvotes, StandingVotes standing) {
        VoteKey key = VoteKey.of(request);
        Optional<VoteFactsView.Place> place = gathered.place(request.target());
        if (place.isEmpty()) {
            return new Outcome.Missing<>();
        }
        VoteDecision decision = VoteRule.judge(new VoteFacts(
                request.asked(),
                request.provenance().proof(),
                standing.find(key),
                gathered.voter(request.voter(), place.get().community()),
                place.get().target(),
                downvotes));
        switch (decision) {
            case Placed(Direction direction) -> standing.place(request, direction);
            case Cleared() -> standing.clear(key);
            case Unchanged() -> {}
            case Refused(var refusal) -> {
                return new Outcome.Refused<>(refusal);
            }
        }
        return new Outcome.Done<>(decision);
    }

    private static Set<PersonId> membersWhoVoted(List<Request> requests, List<Outcome<VoteDecision>> outcomes) {
        Set<PersonId> members = new LinkedHashSet<>();
        for (int place = 0; place < outcomes.size(); place++) {
            boolean placed = outcomes.get(place) instanceof Outcome.Done<VoteDecision>(Placed _);
            if (placed && requests.get(place).provenance().proof() == Proof.LOCAL) {
                members.add(requests.get(place).voter());
            }
        }
        return members;
    }
}
