package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.inbound.Translator.Understood;
import org.folkmoot.federation.outbound.Audience;
import org.folkmoot.federation.outbound.Outbox;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.KeptBackStore;
import org.folkmoot.federation.store.ReceivedStore;
import org.folkmoot.federation.store.ReceivedStore.Waiting;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.rules.peers.AnnouncementRule;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.votes.VoteDecision;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.VoteTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the lanes in turn: takes a stretch of one, does what it says, and writes down what became of each.
///
/// The lane's row stays locked meanwhile, so that no two work on one; the lock ends with the connection, however this
/// ends. Deeds commit one by one: after a crash a stretch is served again, and a deed that was done already changes
/// nothing. Votes that follow each other are cast in one transaction.
public final class ServeLanes {

    private static final Logger log = LoggerFactory.getLogger(ServeLanes.class);

    private static final String APPLIED = "applied";
    private static final int STRETCH = 200;
    /// A transaction is kept open meanwhile, which must not be for long.
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 6;

    private final Database database;
    private final Translator translator;
    private final VoteInbound votes;
    private final CastVote castVote;
    private final Places places;
    private final OwnActors actors;
    private final Outbox outbox;
    private final TermsInForce terms;
    private final Samples samples;
    private final InstantSource clock;
    private final Duration firstWait;
    private final ReceivedStore store = new ReceivedStore();
    private final KeptBackStore keptBack = new KeptBackStore();

    /// @param firstWait before something that could not be done is tried again; longer each time
    public ServeLanes(
            Database database,
            Translator translator,
            VoteInbound votes,
            CastVote castVote,
            Places places,
            OwnActors actors,
            Outbox outbox,
            TermsInForce terms,
            RandomGenerator random,
            InstantSource clock,
            Duration firstWait) {
        this.database = database;
        this.translator = translator;
        this.votes = votes;
        this.castVote = castVote;
        this.places = places;
        this.actors = actors;
        this.outbox = outbox;
        this.terms = terms;
        this.samples = new Samples(random);
        this.clock = clock;
        this.firstWait = firstWait;
    }

    /// Serves one lane.
    ///
    /// @return how many activities it dealt with; 0 when nothing waits, or others are at it
    public int serve() {
        return database.write(transaction -> {
            Instant now = clock.instant();
            Optional<String> peer = store.lockLane(transaction, now);
            if (peer.isEmpty()) {
                return 0;
            }
            int served = stretch(transaction, store.next(transaction, peer.get(), now, STRETCH), now);
            store.served(transaction, peer.get(), clock.instant());
            return served;
        });
    }

    private int stretch(Transaction transaction, List<Waiting> stretch, Instant begun) {
        int served = 0;
        Map<Waiting, Ballot> ballots = new LinkedHashMap<>();
        VoteInbound.Reading reading = votes.reading(transaction);
        for (Waiting waiting : stretch) {
            if (clock.instant().isAfter(begun.plus(LONGEST))) {
                break;
            }
            Understood understood = understood(waiting);
            boolean vote = understood instanceof Understood.Said(Word word) && VoteInbound.isVote(word.activity());
            if (!vote) {
                cast(transaction, ballots);
            }
            switch (understood) {
                case Understood.Not(Settled settled) -> settle(transaction, waiting, settled);
                case Understood.Said(Word word) -> {
                    if (vote) {
                        read(transaction, reading, waiting, word, ballots);
                    } else {
                        settle(transaction, waiting, applied(waiting, word));
                    }
                }
            }
            served++;
        }
        cast(transaction, ballots);
        return served;
    }

    /// A vote that waits to be cast with others.
    private record Ballot(Word word, CastVote.Request request, Addressed thing) {}

    private Understood understood(Waiting waiting) {
        try {
            return translator.understand(waiting);
        } catch (RuntimeException fault) {
            return new Understood.Not(failed(waiting, fault));
        }
    }

    private void read(
            Transaction transaction,
            VoteInbound.Reading reading,
            Waiting waiting,
            Word word,
            Map<Waiting, Ballot> ballots) {
        VoteInbound.Read read;
        try {
            read = reading.read(word, waiting.receivedAt());
        } catch (RuntimeException fault) {
            read = new VoteInbound.Read.Not(failed(waiting, fault));
        }
        switch (read) {
            case VoteInbound.Read.Vote(var request, var thing) ->
                ballots.put(waiting, new Ballot(word, request, thing));
            case VoteInbound.Read.Not(Settled settled) -> settle(transaction, waiting, settled);
        }
    }

    private void cast(Transaction transaction, Map<Waiting, Ballot> ballots) {
        if (ballots.isEmpty()) {
            return;
        }
        List<Waiting> applied = new ArrayList<>();
        outcomes(ballots).forEach((waiting, settled) -> {
            if (settled instanceof Settled.Applied) {
                applied.add(waiting);
            } else {
                settle(transaction, waiting, settled);
            }
        });
        if (!applied.isEmpty()) {
            store.settle(transaction, applied, APPLIED, clock.instant());
            choose(applied.stream().map(ballots::get).filter(Objects::nonNull).toList());
            passOn(applied.stream().map(ballots::get).filter(Objects::nonNull).toList());
        }
        ballots.clear();
    }

    private void choose(List<Ballot> cast) {
        List<Samples.Cast> votes = cast.stream()
                .map(ballot -> new Samples.Cast(ballot.word().activity(), ballot.request()))
                .toList();
        database.change(transaction -> samples.choose(transaction, votes, clock.instant()));
    }

    /// One vote that cannot be cast keeps the others neither out nor waiting.
    private Map<Waiting, Settled> outcomes(Map<Waiting, Ballot> ballots) {
        Map<Waiting, Settled> settled = new LinkedHashMap<>();
        try {
            Iterator<Outcome<VoteDecision>> outcomes = castVote.cast(
                            ballots.values().stream().map(Ballot::request).toList())
                    .iterator();
            ballots.keySet().forEach(waiting -> settled.put(waiting, Settled.of(outcomes.next())));
        } catch (DatabaseUnavailable away) {
            throw away;
        } catch (RuntimeException together) {
            log.info("Votes that cannot be cast together are cast one by one: {}", together.toString());
            ballots.forEach((waiting, ballot) -> settled.put(waiting, alone(waiting, ballot)));
        }
        return settled;
    }

    private Settled alone(Waiting waiting, Ballot ballot) {
        try {
            return Settled.of(castVote.cast(ballot.request()));
        } catch (DatabaseUnavailable away) {
            throw away;
        } catch (RuntimeException fault) {
            return failed(waiting, fault);
        }
    }

    /// Whether anybody is to hear of it is asked once for each thing that was voted on, and not for votes that a
    /// community of another server passed on: it tells whoever is to hear.
    private void passOn(List<Ballot> cast) {
        List<Ballot> ours = cast.stream()
                .filter(ballot -> ballot.word().announcer() == null && announced(ballot))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        database.change(transaction -> {
            Map<Addressed, Optional<Audience>> audiences = new HashMap<>();
            for (Ballot ballot : ours) {
                audiences
                        .computeIfAbsent(ballot.thing(), thing -> looked(transaction, thing))
                        .ifPresent(audience -> passOn(transaction, audience, ballot.word(), ballot.thing()));
            }
        });
    }

    /// Whether the terms with the voter's own server, which brought it, let others hear of it.
    private boolean announced(Ballot ballot) {
        Terms voters = terms.get().policy().terms(ballot.word().peer());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return AnnouncementRule.announced(voters, ballot.request().asked(), today);
    }

    private Settled applied(Waiting waiting, Word word) {
        try {
            Settled settled = translator.apply(word, waiting.receivedAt());
            if (settled instanceof Settled.Applied) {
                passOn(word);
            }
            return settled;
        } catch (RuntimeException fault) {
            return failed(waiting, fault);
        }
    }

    /// What somebody did in a community of ours is passed on to all who follow it, exactly as it came.
    private void passOn(Word word) {
        Iri about = word.announcer() == null ? About.of(word.activity()) : null;
        if (about != null) {
            places.find(about)
                    .filter(thing -> !described(word, thing))
                    .ifPresent(thing -> database.change(transaction -> audience(transaction, thing)
                            .ifPresent(audience -> passOnOrKeep(transaction, audience, word, thing))));
        }
    }

    /// Whether a guest describes a community of ours: what they say of its inbox and key nobody shall hear from us.
    private static boolean described(Word word, Addressed thing) {
        return word.activity() instanceof Activity.Update && thing instanceof Addressed.Community;
    }

    /// The same of what nobody has to look at first: whoever is told of a vote fetches what it is for.
    private Optional<Audience> looked(Transaction transaction, Addressed thing) {
        return audience(transaction, thing)
                .filter(audience -> Places.target(thing)
                        .filter(target -> keptBack.waits(transaction, target.post(), target.comment()))
                        .isEmpty());
    }

    /// The community in which something stands, when it is ours and somebody elsewhere follows it.
    private Optional<Audience> audience(Transaction transaction, Addressed thing) {
        return places.community(transaction, thing)
                .filter(row -> row.address() == null)
                .filter(row -> thing instanceof Addressed.Community ? !row.localOnly() : row.open())
                .map(row -> outbox.audience(transaction, row))
                .filter(Audience::heard);
    }

    /// What somebody has to look at first is told when it is released, not before.
    private void passOnOrKeep(Transaction transaction, Audience audience, Word word, Addressed thing) {
        Optional<VoteTarget> waiting = Places.target(thing)
                .filter(target -> keptBack.waitsStill(transaction, target.post(), target.comment()));
        if (waiting.isPresent()) {
            VoteTarget target = waiting.get();
            keptBack.keep(transaction, target.post(), target.comment(), Json.write(word.json()), clock.instant());
        } else {
            passOn(transaction, audience, word, thing);
        }
    }

    private void passOn(Transaction transaction, Audience audience, Word word, Addressed thing) {
        Optional<Locations> here = actors.locations();
        if (here.isEmpty()) {
            return;
        }
        outbox.announce(transaction, here.get(), audience, word.json());
        Iri about = About.of(word.activity());
        if (about != null && word.activity() instanceof Activity.Create && thing instanceof Addressed.Post) {
            outbox.show(transaction, here.get(), audience, about.value());
        }
    }

    private static Settled failed(Waiting waiting, RuntimeException fault) {
        if (waiting.attempts() == 0) {
            log.error("{} from {} failed", waiting.activityId(), waiting.peer(), fault);
        } else {
            log.error("{} from {} failed again: {}", waiting.activityId(), waiting.peer(), fault.toString());
        }
        return new Settled.Later("it failed here: " + fault.getClass().getSimpleName());
    }

    private void settle(Transaction transaction, Waiting waiting, Settled settled) {
        Instant now = clock.instant();
        switch (settled) {
            case Settled.Applied() -> store.settle(transaction, waiting, APPLIED, now);
            case Settled.Dropped(String why) -> {
                log.info("{} from {} has no effect: {}", waiting.activityId(), waiting.peer(), why);
                store.settle(transaction, waiting, why, now);
            }
            case Settled.Later(String why) -> {
                if (waiting.attempts() + 1 >= MOST_ATTEMPTS) {
                    log.warn("{} from {} was given up: {}", waiting.activityId(), waiting.peer(), why);
                    store.settle(transaction, waiting, "given up: " + why, now);
                } else {
                    Duration wait = firstWait.multipliedBy(1L << (2 * waiting.attempts()));
                    store.later(transaction, waiting, why, now.plus(wait));
                }
            }
        }
    }
}
