package org.folkmoot.forum.votes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.InstanceId;

/// How many people of each server vote here.
public final class VotersView {

    /// Reads every vote of the time: to be asked once in a while, by a job.
    private static final String VOTERS = """
            select origin_id, count(distinct person_id) from vote
            where received_at > :since and origin_id <> 1
            group by origin_id
            """;

    /// Voters by server; servers of which nobody voted since are left out.
    public Map<InstanceId, Integer> since(Transaction transaction, Instant since) {
        Map<InstanceId, Integer> voters = new HashMap<>();
        transaction
                .query(VOTERS)
                .bind("since", since)
                .map((row, context) -> voters.put(new InstanceId(row.getLong(1)), row.getInt(2)))
                .list();
        return voters;
    }
}
