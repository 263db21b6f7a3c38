package org.folkmoot.rules.speech;

import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether somebody who signed up may come in yet.
public final class ApplicationRule {

    private ApplicationRule() {}

    /// What became of an application.
    public enum State {
        /// Signed up while no application was needed, or let in by an admin.
        ADMITTED,
        PENDING,
        DECLINED
    }

    /// Null when they may.
    public static @Nullable Refusal judge(State state) {
        return switch (state) {
            case ADMITTED -> null;
            case PENDING -> Refusal.APPLICATION_PENDING;
            case DECLINED -> Refusal.APPLICATION_DECLINED;
        };
    }
}
