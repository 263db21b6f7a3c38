package org.folkmoot.rules.authority;

import org.jspecify.annotations.Nullable;

/// All that decides whether somebody may act by right of their office.
///
/// @param actor  what office they hold there
/// @param banned whether they are banned from the site
/// @param whom   the one whom it is done to: whoever wrote what is removed, or is banned or dismissed
public record AuthorityFacts(Act act, Office actor, boolean banned, Whom whom) {

    /// Whom something is done to.
    public sealed interface Whom {

        /// The one who does it.
        record Themselves() implements Whom {}

        record Another(Office office) implements Whom {}

        /// It is done to no person.
        record Nobody() implements Whom {}
    }

    /// An act on no person.
    public static AuthorityFacts on(Act act, Office actor) {
        return new AuthorityFacts(act, actor, false, new Whom.Nobody());
    }

    /// The office of another, or null.
    @Nullable
    Office other() {
        return whom instanceof Whom.Another(Office office) ? office : null;
    }

    boolean toThemselves() {
        return whom instanceof Whom.Themselves;
    }
}
