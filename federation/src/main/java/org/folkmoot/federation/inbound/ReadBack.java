package org.folkmoot.federation.inbound;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.folkmoot.activitypub.federation.finding.Fetched;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.database.Database;
import org.folkmoot.federation.peers.Protocol;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.forum.votes.ReadBackVote;
import org.folkmoot.forum.votes.VoteSamples;
import org.folkmoot.forum.votes.VoteSamples.Due;
import org.folkmoot.rules.votes.ReadBackRule.Answer;
import org.folkmoot.values.Direction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks voters' own servers about votes that were chosen for that: whether the very activity stands
/// under its address.
public final class ReadBack {

    private static final Logger log = LoggerFactory.getLogger(ReadBack.class);
    private static final int ASKED_AT_ONCE = 10;

    private final Database database;
    private final Protocols protocols;
    private final ReadBackVote readBackVote;
    private final InstantSource clock;
    private final VoteSamples samples = new VoteSamples();

    public ReadBack(Database database, Protocols protocols, ReadBackVote readBackVote, InstantSource clock) {
        this.database = database;
        this.protocols = protocols;
        this.readBackVote = readBackVote;
        this.clock = clock;
    }

    /// Asks about a few. Run every few seconds.
    public void ask() {
        Optional<Protocol> protocol = protocols.current();
        if (protocol.isPresent()) {
            List<Due> due = database.read(transaction -> samples.due(transaction, clock.instant(), ASKED_AT_ONCE));
            try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(sample -> asking.execute(() -> ask(protocol.get(), sample)));
            }
        }
    }

    /// One that cannot be asked, or whose answer cannot be kept, keeps the others from nothing.
    private void ask(Protocol protocol, Due sample) {
        try {
            readBackVote.answered(sample, answer(protocol, sample));
        } catch (RuntimeException fault) {
            log.warn("{} could not be read back: {}", sample.activity(), fault.toString());
        }
    }

    /// Forgets what is old. Run every day.
    public void forget() {
        database.change(transaction -> samples.forget(transaction, clock.instant()));
    }

    private static Answer answer(Protocol protocol, Due sample) {
        return switch (protocol.fetch().document(new Iri(sample.activity()))) {
            case Fetched.Found found -> same(found, sample) ? Answer.SAID : Answer.OTHERWISE;
            case Fetched.Gone(), Fetched.Missing() -> Answer.MISSING;
            case Fetched.Unusable(String why) -> Answer.SILENT;
            case Fetched.Barred(String why) -> Answer.SILENT;
            case Fetched.NotNow(var after, String why) -> Answer.SILENT;
        };
    }

    private static boolean same(Fetched.Found found, Due sample) {
        try {
            if (!(Vocabulary.read(found.document()) instanceof Activity vote)) {
                return false;
            }
            boolean up = vote instanceof Activity.Like;
            boolean down = vote instanceof Activity.Dislike;
            Iri object = VoteInbound.object(vote);
            return (sample.direction() == Direction.UP ? up : down)
                    && found.id().value().equals(sample.activity())
                    && vote.actor().value().equals(sample.actor())
                    && object != null
                    && object.value().equals(sample.object());
        } catch (MalformedDocument malformed) {
            return false;
        }
    }
}
