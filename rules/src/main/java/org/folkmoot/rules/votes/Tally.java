package org.folkmoot.rules.votes;

import java.time.LocalDate;
import org.folkmoot.values.InstanceId;

/// How many votes of one server reached one target on one day by one way.
///
/// @param origin     the voters' server
/// @param via        the server that delivered them; the origin itself when it did so
/// @param relayed    whether we have nothing but the deliverer's word for them
/// @param receivedOn the day on which we received them (UTC)
public record Tally(InstanceId origin, InstanceId via, boolean relayed, LocalDate receivedOn, long up, long down) {

    public Tally {
        if (up < 0 || down < 0) {
            throw new IllegalArgumentException("There are no fewer than no votes: " + up + " up, " + down + " down");
        }
    }
}
