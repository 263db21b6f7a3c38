package org.folkmoot.rules.consultations;

/// How far a consultation has come. It goes from one to the next and never back.
public enum Stage {
    /// Only admins see it, and they may change it.
    DRAFT,
    /// Everybody sees it, talks about it, and nothing of it can be changed any more; who may vote is fixed.
    ANNOUNCED,
    /// Ballots are taken.
    OPEN,
    /// No ballot is taken any more; none has been opened yet.
    CLOSED,
    /// The ballots were opened and counted.
    COUNTED,
    /// What came of it was decided upon.
    DECIDED,
    /// It was given up; no ballot of it was or will be opened.
    VOID;

    /// Whether it can be given up: what was counted stands.
    public boolean voidable() {
        return switch (this) {
            case ANNOUNCED, OPEN, CLOSED -> true;
            case DRAFT, COUNTED, DECIDED, VOID -> false;
        };
    }

    /// Whether its key will still be needed: what was counted or given up is never opened again.
    public boolean needsKey() {
        return switch (this) {
            case ANNOUNCED, OPEN, CLOSED -> true;
            case DRAFT, COUNTED, DECIDED, VOID -> false;
        };
    }

    /// Whether ballots could have been cast by then.
    public boolean opened() {
        return switch (this) {
            case OPEN, CLOSED, COUNTED, DECIDED -> true;
            case DRAFT, ANNOUNCED, VOID -> false;
        };
    }
}
