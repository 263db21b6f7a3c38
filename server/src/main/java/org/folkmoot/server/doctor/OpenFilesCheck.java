package org.folkmoot.server.doctor;

import java.util.List;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether a process may hold as many connections as may come.
///
/// @param most files and connections that a process of this user may have open; -1 where nobody says
record OpenFilesCheck(long most) implements Check {

    private static final long FEW = 10_000;

    @Override
    public String subject() {
        return "how many files may be open";
    }

    @Override
    public List<Finding> look() {
        if (most < 0) {
            return List.of();
        }
        return List.of(
                most < FEW
                        ? new Look(
                                "A process of this user may have only " + most + " files and connections open.",
                                "Allow more (LimitNOFILE=65536 in a systemd unit, ulimit -n in a shell): each visitor and"
                                        + " each server that is spoken with takes one.")
                        : new Well("A process of this user may have " + most + " files and connections open."));
    }
}
