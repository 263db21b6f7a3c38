package org.folkmoot.forum.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One letter that is to be written, with what it takes to write it.
///
/// @param about  which consultation it is about; for others, when it was asked for, in seconds since 1970
/// @param title  the question of a consultation; empty for others
/// @param begins when voting opens; null for others
/// @param ends   when voting closes; null for others
/// @param name   of whom it is for
/// @param locale in which they read; null when they never said
/// @param to     an e-mail address of theirs
/// @param token  stands at the end of the letter's link: to unsubscribe, to confirm the address, or to set a password
public record Mail(
        Kind kind,
        long about,
        String title,
        @Nullable Instant begins,
        @Nullable Instant ends,
        String name,
        @Nullable String locale,
        String to,
        String token) {

    /// Why we write to somebody.
    public enum Kind {
        /// The members will be asked something.
        ANNOUNCED,
        /// Ballots are taken.
        OPENED,
        /// They are taken for a short time only, and the member cast none.
        CLOSING,
        /// Whether letters to this address reach its owner.
        CONFIRM_ADDRESS,
        /// The member lost their password.
        SET_PASSWORD;

        /// Whether a member can do without such letters, and say so.
        public boolean optional() {
            return switch (this) {
                case ANNOUNCED, OPENED, CLOSING -> true;
                case CONFIRM_ADDRESS, SET_PASSWORD -> false;
            };
        }
    }

    /// Letters say who gets them, and links that open accounts: a log must not.
    @Override
    public String toString() {
        return "Mail[" + kind + " " + about + "]";
    }
}
