package org.folkmoot.forum.peering;

import java.util.List;
import org.folkmoot.database.Transaction;

/// Where decisions of some kinds are kept that stand in the log.
public interface LogSource {

    /// What stands in no entry yet.
    List<LogFacts> missing(Transaction transaction);

    /// Everything that must stand in an entry, as the tables tell it now.
    List<LogFacts> all(Transaction transaction);
}
