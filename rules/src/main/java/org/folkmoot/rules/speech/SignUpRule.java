package org.folkmoot.rules.speech;

import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether somebody may sign up, and whether an admin reads their answer first.
public final class SignUpRule {

    private SignUpRule() {}

    /// How people come in.
    public enum Mode {
        OPEN,
        /// Each says why, and an admin lets them in.
        BY_APPLICATION,
        CLOSED
    }

    /// Somebody who wants to come in.
    ///
    /// @param name     as typed, and whether it is taken
    /// @param email    as typed; blank for none
    /// @param answer   what they say of themselves, as typed; only asked for in an application
    public record Facts(Mode mode, NameRule.Facts name, String password, String email, String answer) {}

    /// Who comes in.
    ///
    /// @param email   null for none
    /// @param answer  null when none was asked for
    /// @param pending whether an admin decides first
    public record Newcomer(
            String name, @Nullable String email, @Nullable String answer, boolean pending) {}

    public static SpeechDecision<Newcomer> judge(Facts facts) {
        boolean applies = facts.mode() == Mode.BY_APPLICATION;
        String answer = applies ? Wording.text(facts.answer()).strip() : "";
        String email = facts.email().strip();
        return new Objections()
                .when(facts.mode() == Mode.CLOSED, Field.WHOLE, Refusal.SIGN_UP_CLOSED)
                .about(Field.NAME, NameRule.judge(facts.name()))
                .about(Field.PASSWORD, PasswordRule.judge(facts.password()))
                .about(Field.EMAIL, email.isEmpty() ? null : EmailRule.judge(email))
                .when(applies && Wording.blank(answer), Field.ANSWER, Refusal.ANSWER_MISSING)
                .about(Field.ANSWER, TextRule.optional(answer, TextRule.ANSWER_LONGEST))
                .orAccept(() -> new Newcomer(
                        facts.name().typed().strip(), TextRule.kept(email), TextRule.kept(answer), applies));
    }
}
