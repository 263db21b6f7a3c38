package org.folkmoot.server.doctor;

import java.util.List;
import org.folkmoot.server.Setting;
import org.folkmoot.server.doctor.Finding.Look;

/// Whether servers are believed that nobody should believe.
record TestModeCheck(boolean on) implements Check {

    @Override
    public String subject() {
        return "the federation test mode";
    }

    @Override
    public List<Finding> look() {
        return on
                ? List.of(new Look(
                        "The federation test mode is on: servers on this machine are taken at their word over http.",
                        "Switch it off with " + Setting.FEDERATION_TEST_MODE.variable()
                                + "=off for a forum that people use."))
                : List.of();
    }
}
