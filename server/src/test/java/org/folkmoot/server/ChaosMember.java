package org.folkmoot.server;

import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;

/// A member of one of the servers.
///
/// @param address what all servers call them
/// @param viewer  who they are at home
record ChaosMember(ChaosServer home, String address, Viewer.Member viewer) {

    PersonId person() {
        return viewer.person();
    }

    String name() {
        return viewer.name();
    }
}
