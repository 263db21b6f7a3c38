package org.folkmoot.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

/// What a check says, as whoever runs the server reads it.
final class Told {

    private Told() {}

    /// Each finding on a line: its word, its sentence, and what to do.
    static String by(Check check) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : check.look()) {
            text.append(finding.word()).append(' ').append(finding.sentence());
            text.append(finding.advice().isEmpty() ? "" : " > " + finding.advice())
                    .append('\n');
        }
        return text.toString();
    }

    /// It says that something is wrong, and has an advice.
    static void bad(Check check, String sentence, String advice) {
        assertThat(by(check))
                .startsWith("BAD ")
                .contains(sentence)
                .contains(" > ")
                .contains(advice);
    }

    /// It says that somebody should look, and has an advice.
    static void look(Check check, String sentence, String advice) {
        assertThat(by(check))
                .startsWith("look ")
                .contains(sentence)
                .contains(" > ")
                .contains(advice);
    }

    /// It has nothing to complain of.
    static void well(Check check, String sentence) {
        assertThat(by(check))
                .startsWith("ok ")
                .contains(sentence)
                .doesNotContain("BAD ")
                .doesNotContain("look ");
    }

    /// It has nothing to say.
    static void silent(Check check) {
        assertThat(by(check)).isEmpty();
    }
}
