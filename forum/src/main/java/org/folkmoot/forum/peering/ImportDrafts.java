package org.folkmoot.forum.peering;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.rules.peers.BlockListRule;
import org.folkmoot.rules.peers.BlockListRule.Found;
import org.folkmoot.rules.peers.DraftRule;
import org.folkmoot.rules.peers.DraftRule.Standing;
import org.folkmoot.rules.peers.ListedServer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Keeps what a list of somebody else's says of servers, as drafts. Nothing comes in force by it.
public final class ImportDrafts {

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final InstantSource clock;
    private final DraftStore store = new DraftStore();

    public ImportDrafts(Database database, PeeringOffice office, PeerTerms terms, InstantSource clock) {
        this.database = database;
        this.office = office;
        this.terms = terms;
        this.clock = clock;
    }

    /// What came of it.
    ///
    /// @param source    what the list is called
    /// @param standings how many of its servers stand how to what holds
    public record Imported(String source, Found found, Map<Standing, Integer> standings) {

        public Imported {
            standings = Map.copyOf(standings);
        }
    }

    /// Reads a list.
    ///
    /// @param source what to call it, as typed
    /// @param list   its text, whatever that is
    public Outcome<Imported> read(Viewer viewer, String source, String list) {
        PersonId actor = viewer.person();
        if (actor == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        Refusal refusal = database.read(transaction -> office.refusal(transaction, actor));
        return refusal == null ? read(actor, source, BlockListRule.read(list)) : new Outcome.Refused<>(refusal);
    }

    private Outcome<Imported> read(PersonId actor, String typed, Found found) {
        return switch (DraftRule.judge(typed, found)) {
            case SpeechDecision.Refused<String>(List<Objection> objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<String>(String source) ->
                database.write(transaction -> keep(transaction, actor, source, found));
        };
    }

    private Outcome<Imported> keep(Transaction transaction, PersonId actor, String source, Found found) {
        Refusal refusal = office.refusal(transaction, actor);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        store.keep(transaction, source, found.servers(), actor, clock.instant());
        return new Outcome.Done<>(
                new Imported(source, found, standings(found, terms.policy(transaction), office.ours(transaction))));
    }

    private static Map<Standing, Integer> standings(Found found, Policy policy, @Nullable String ours) {
        Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
        for (ListedServer server : found.servers()) {
            standings.merge(DraftRule.standing(server, policy, ours), 1, Integer::sum);
        }
        return standings;
    }
}
