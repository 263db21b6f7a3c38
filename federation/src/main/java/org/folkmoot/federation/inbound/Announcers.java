package org.folkmoot.federation.inbound;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.values.CommunityId;

/// Who may pass on to us what others do: a community that is known and that somebody here follows. Each is
/// asked about once, until something changes that.
final class Announcers {

    private final Database database;
    private final Places places;
    private final ForumView view = new ForumView();
    private final Map<Iri, Optional<String>> objections = new HashMap<>();

    Announcers(Database database, Places places) {
        this.database = database;
        this.places = places;
    }

    /// Why nothing follows from what an actor announces; empty when something may.
    Optional<String> objection(Iri announcer) {
        return objections.computeIfAbsent(announcer, this::asked);
    }

    private Optional<String> asked(Iri announcer) {
        if (!(places.find(announcer).orElse(null) instanceof Addressed.Community(CommunityId community))) {
            return Optional.of("a boost by somebody who is no community here");
        }
        return database.read(transaction -> view.followers(transaction, community)) == 0
                ? Optional.of("nobody here follows the community")
                : Optional.empty();
    }
}
