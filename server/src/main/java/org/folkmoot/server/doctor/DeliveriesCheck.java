package org.folkmoot.server.doctor;

import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.federation.store.TrafficView.Reached;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether other servers can be reached. Some are always away; when most are, it is we who are.
record DeliveriesCheck(Supplier<Reached> reached) implements Check {

    private static final long ENOUGH = 10;

    @Override
    public String subject() {
        return "what other servers are told";
    }

    @Override
    public List<Finding> look() {
        Reached found = reached.get();
        if (found.all() >= ENOUGH && found.resting() * 2 > found.all()) {
            return List.of(new Bad(
                    "Of " + found.all() + " servers that are told what happens here, " + found.resting()
                            + " could not be reached last time: rather we are cut off than they all are.",
                    "See whether this machine reaches the network at all (its DNS, its firewall, its clock), and on"
                            + " /federation what they answer."));
        }
        return List.of(new Well(
                found.all() == 0
                        ? "No other server is told anything yet."
                        : (found.all() - found.resting()) + " of " + found.all() + " servers that are told what happens"
                                + " here could be reached last time."));
    }
}
