package org.folkmoot.rules.authority;

import org.folkmoot.values.Refusal;

/// Whether somebody may act.
public sealed interface Authority {

    /// They may, by this office.
    record Granted(By by) implements Authority {}

    record Refused(Refusal refusal) implements Authority {}

    /// In which office it is done; the modlog says so.
    enum By {
        MODERATOR,
        ADMIN
    }
}
