package org.folkmoot.server.doctor;

import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.database.Vitals;
import org.folkmoot.server.Setting;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether the database lets in as many connections as the server may want.
///
/// @param wanted how many this server keeps at most
record ConnectionsCheck(int wanted, Supplier<Vitals.Room> room) implements Check {

    @Override
    public String subject() {
        return "the connections of the database";
    }

    @Override
    public List<Finding> look() {
        Vitals.Room found = room.get();
        String setting = Setting.DATABASE_CONNECTIONS.variable();
        if (found.most() < wanted) {
            return List.of(new Bad(
                    "The database lets in " + found.most() + " connections, and this server may want " + wanted + ".",
                    "Raise max_connections of PostgreSQL (or the limit of this database or role), or lower " + setting
                            + "."));
        }
        if (found.used() * 10 >= found.most() * 9) {
            return List.of(new Look(
                    found.used() + " of the " + found.most() + " connections that the database lets in are in use.",
                    "Raise max_connections of PostgreSQL, or lower " + setting
                            + " of the servers that share it: whoever comes when all are in use is turned away."));
        }
        return List.of(new Well("The database lets in " + found.most() + " connections; " + found.used()
                + " are in use, and this server keeps " + wanted + " at most."));
    }
}
