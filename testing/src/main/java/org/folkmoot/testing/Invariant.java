package org.folkmoot.testing;

import java.util.List;
import org.folkmoot.database.Transaction;

/// Something that must be true of a database at any time, whatever a test did: it is looked at after each test.
///
/// A module names its own in `META-INF/services/org.folkmoot.testing.Invariant` among its test resources.
public interface Invariant {

    /// What must be true, as a sentence: "tallies equal a recount".
    String sentence();

    /// Looks for what breaks it.
    ///
    /// @return what is wrong, a line for each case (a few will do); nothing when all is well
    List<String> broken(Transaction transaction);
}
