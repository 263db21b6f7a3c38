package org.folkmoot.forum.votes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.votes.VoteFacts.Standing;
import org.folkmoot.values.Direction;
import org.jspecify.annotations.Nullable;

/// Which votes stand while many are judged one after the other, and what must be written for that in the
/// end. Of a vote that is placed, taken back and placed again only the last is written.
final class StandingVotes {

    private final Set<VoteKey> written;
    private final Map<VoteKey, Standing> standing;
    private final Map<VoteKey, CastVote.Request> placed = new LinkedHashMap<>();

    /// @param standing as they are written, and locked
    StandingVotes(Map<VoteKey, Standing> standing) {
        this.written = Set.copyOf(standing.keySet());
        this.standing = new HashMap<>(standing);
    }

    @Nullable
    Standing find(VoteKey key) {
        return standing.get(key);
    }

    void place(CastVote.Request request, Direction direction) {
        VoteKey key = VoteKey.of(request);
        standing.put(key, new Standing(direction, request.provenance().proof()));
        placed.put(key, request.asking(direction));
    }

    void clear(VoteKey key) {
        standing.remove(key);
        placed.remove(key);
    }

    void write(Transaction transaction, VoteStore votes, Instant now) {
        List<CastVote.Request> anew = new ArrayList<>();
        List<CastVote.Request> instead = new ArrayList<>();
        placed.forEach((key, request) -> (written.contains(key) ? instead : anew).add(request));
        votes.clear(
                transaction,
                written.stream().filter(key -> !standing.containsKey(key)).toList());
        votes.replace(transaction, instead, now);
        votes.place(transaction, anew, now);
    }
}
