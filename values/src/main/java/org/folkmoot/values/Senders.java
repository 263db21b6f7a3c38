package org.folkmoot.values;

/// Who may begin to write private messages to somebody. Whom they wrote to themselves may always answer.
public enum Senders {
    EVERYONE,
    /// People of this site alone.
    MEMBERS,
    NOBODY
}
