package org.folkmoot.server.doctor;

import java.net.URI;
import java.util.List;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.server.Setting;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;
import org.jspecify.annotations.Nullable;

/// Whether the address by which the world knows the forum is one, and still the one that it was founded under.
///
/// @param set    in the settings; null when it is left to the set-up
/// @param chosen at the set-up; null when it was not chosen yet, or the database could not be asked
/// @param test   whether the federation test mode is on, which wants an address of this machine
record PublicAddressCheck(@Nullable URI set, @Nullable String chosen, boolean test) implements Check {

    @Override
    public String subject() {
        return "the public address";
    }

    @Override
    public List<Finding> look() {
        String setting = Setting.PUBLIC_URL.variable();
        String address = chosen == null ? set == null ? null : set.toString() : chosen;
        if (address == null) {
            return List.of(new Well("The public address is the one chosen at set-up."));
        }
        if (set != null && chosen != null && !set.toString().equals(chosen)) {
            return List.of(new Bad(
                    setting + " is " + set + ", but the forum was founded as " + chosen
                            + ", and every name here is part of that.",
                    "Set " + setting + " to " + chosen + ", or leave it out. An address cannot be changed."));
        }
        if (!test && PublicAddress.local(address)) {
            return List.of(new Look(
                    "The public address is " + address + ", which only this machine can reach.",
                    "Before others come, set " + setting + " to the address that the world will know, such as"
                            + " https://forum.example."));
        }
        return List.of(new Well("The public address is " + address + "."));
    }
}
