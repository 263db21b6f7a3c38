package org.folkmoot.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.forum.watching.SampleView.Node;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether what the nodes do by themselves goes well, and whether they have the memory and the connections for it; as
/// they told within the last minutes.
record JobsCheck(Supplier<List<Node>> nodes) implements Check {

    @Override
    public String subject() {
        return "what the server does by itself";
    }

    @Override
    public List<Finding> look() {
        List<Node> told = nodes.get();
        List<Finding> findings = new ArrayList<>();
        for (Node node : told) {
            node.failingJobs()
                    .lines()
                    .forEach(job -> findings.add(new Bad(
                            "The job “" + job + "” of " + node.node() + " last ran in vain.",
                            "The log of the server says why; it is tried again by itself.")));
            if (node.connectionsAwaited() > 0) {
                findings.add(new Look(
                        node.connectionsAwaited() + " requests of " + node.node()
                                + " wait for a connection to the database; all " + node.connectionsMost()
                                + " are in use.",
                        "See below what holds the database up; or raise FOLKMOOT_DATABASE_CONNECTIONS."));
            }
            if (node.heap() * 20 > node.heapMost() * 19) {
                findings.add(new Look(
                        node.node() + " uses nearly all the memory that it may.",
                        "Raise FOLKMOOT_MEMORY if the machine has more, and watch it on /admin/now."));
            }
        }
        if (findings.isEmpty() && !told.isEmpty()) {
            findings.add(new Well("What the server does by itself goes well."));
        }
        return findings;
    }
}
