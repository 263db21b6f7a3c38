package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.store.ReceivedStore.Waiting;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.rules.votes.VoteDecision;
import org.folkmoot.values.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Casts the votes that follow each other in a lane together: what they name is looked up at once, they are
/// one transaction of [CastVote], and are written down, sampled and passed on as one. That one of them
/// cannot be read or cast keeps the others neither out nor waiting.
public final class CastVotes {

    private static final Logger log = LoggerFactory.getLogger(CastVotes.class);

    private final Database database;
    private final VoteInbound votes;
    private final CastVote castVote;
    private final PassOn passOn;
    private final Settling settling;
    private final InstantSource clock;
    private final Samples samples;

    public CastVotes(
            Database database,
            VoteInbound votes,
            CastVote castVote,
            PassOn passOn,
            Settling settling,
            RandomGenerator random,
            InstantSource clock) {
        this.database = database;
        this.votes = votes;
        this.castVote = castVote;
        this.passOn = passOn;
        this.settling = settling;
        this.clock = clock;
        this.samples = new Samples(random);
    }

    /// A vote that can be cast.
    private record Ready(Word word, CastVote.Request request, Addressed thing) {}

    /// Casts votes in the order in which they came.
    ///
    /// @param lane in which it is written down what became of each
    /// @param late asked before each is read, since that may mean to ask another server: the rest wait for
    ///             the next turn
    /// @param behind what others wait for that came before
    /// @return how many were dealt with, from the first
    int cast(Transaction lane, Map<Waiting, Word> brought, BooleanSupplier late, Behind behind) {
        if (brought.isEmpty()) {
            return 0;
        }
        VoteInbound.Reading reading = votes.reading(lane, brought.values());
        Map<Waiting, Ready> ready = new LinkedHashMap<>();
        int served = 0;
        for (Map.Entry<Waiting, Word> vote : brought.entrySet()) {
            if (late.getAsBoolean()) {
                break;
            }
            Optional<Instant> until = behind.until(vote.getKey(), vote.getValue());
            if (until.isPresent()) {
                settling.behind(lane, vote.getKey(), until.get());
            } else {
                read(lane, reading, vote.getKey(), vote.getValue(), ready, behind);
            }
            served++;
        }
        cast(lane, ready, behind);
        return served;
    }

    private void read(
            Transaction lane,
            VoteInbound.Reading reading,
            Waiting waiting,
            Word word,
            Map<Waiting, Ready> ready,
            Behind behind) {
        VoteInbound.Read read;
        try {
            read = reading.read(word, waiting.receivedAt());
        } catch (RuntimeException fault) {
            read = new VoteInbound.Read.Not(Settling.failed(waiting, fault));
        }
        switch (read) {
            case VoteInbound.Read.Vote(var request, var thing) -> ready.put(waiting, new Ready(word, request, thing));
            case VoteInbound.Read.Not(Settled settled) -> settling.settle(lane, waiting, settled, behind);
        }
    }

    private void cast(Transaction lane, Map<Waiting, Ready> ready, Behind behind) {
        List<Waiting> applied = new ArrayList<>();
        List<Ready> cast = new ArrayList<>();
        outcomes(ready).forEach((waiting, settled) -> {
            Ready vote = ready.get(waiting);
            if (settled instanceof Settled.Applied && vote != null) {
                applied.add(waiting);
                cast.add(vote);
            } else {
                settling.settle(lane, waiting, settled, behind);
            }
        });
        if (!applied.isEmpty()) {
            settling.applied(lane, applied);
            choose(cast);
            passOn.cast(cast.stream()
                    .map(vote -> new PassOn.Cast(
                            vote.word(), vote.thing(), vote.request().asked()))
                    .toList());
        }
    }

    private void choose(List<Ready> cast) {
        List<Samples.Cast> chosenFrom = cast.stream()
                .map(vote -> new Samples.Cast(vote.word().activity(), vote.request()))
                .toList();
        database.change(transaction -> samples.choose(transaction, chosenFrom, clock.instant()));
    }

    private Map<Waiting, Settled> outcomes(Map<Waiting, Ready> ready) {
        Map<Waiting, Settled> settled = new LinkedHashMap<>();
        try {
            Iterator<Outcome<VoteDecision>> outcomes = castVote.cast(
                            ready.values().stream().map(Ready::request).toList())
                    .iterator();
            ready.keySet().forEach(waiting -> settled.put(waiting, Settled.of(outcomes.next())));
        } catch (DatabaseUnavailable away) {
            throw away;
        } catch (RuntimeException together) {
            log.info("Votes that cannot be cast together are cast one by one: {}", together.toString());
            ready.forEach((waiting, vote) -> settled.put(waiting, alone(waiting, vote)));
        }
        return settled;
    }

    private Settled alone(Waiting waiting, Ready vote) {
        try {
            return Settled.of(castVote.cast(vote.request()));
        } catch (DatabaseUnavailable away) {
            throw away;
        } catch (RuntimeException fault) {
            return Settling.failed(waiting, fault);
        }
    }
}
