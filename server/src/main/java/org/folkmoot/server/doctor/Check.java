package org.folkmoot.server.doctor;

import java.util.List;

/// Looks at one thing that may be wrong, and changes nothing.
interface Check {

    /// What it looks at, such as `the clock`: to be followed by "could not be looked at".
    String subject();

    /// Looks, and waits for the answer. What throws could not be looked at.
    ///
    /// @return what was found; nothing where there is nothing to say
    List<Finding> look();
}
