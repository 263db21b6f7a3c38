package org.folkmoot.server.doctor;

import java.util.ArrayList;
import java.util.List;

/// Goes through a door first, and looks at what is within only when that went well: so that one fault is told once.
record ThroughCheck(Check door, List<Check> within) implements Check {

    @Override
    public String subject() {
        return door.subject();
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>(door.look());
        boolean open = !findings.isEmpty() && findings.stream().allMatch(Finding.Well.class::isInstance);
        if (open) {
            within.forEach(check -> findings.addAll(check.look()));
        }
        return findings;
    }
}
