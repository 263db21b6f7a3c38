package org.folkmoot.values;

import org.jspecify.annotations.Nullable;

/// Where something came from, who delivered it, and how it was proven.
///
/// @param origin the server of the person whose deed it is
/// @param via    the server that delivered it; null when the origin did so itself
/// @param proof  how we know that it is theirs
public record Provenance(InstanceId origin, @Nullable InstanceId via, Proof proof) {

    /// What a member of ours does here.
    public static Provenance local(InstanceId ours) {
        return new Provenance(ours, null, Proof.LOCAL);
    }
}
