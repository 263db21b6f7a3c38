package org.folkmoot.server.doctor;

/// What a check has to say of one thing, in words for whoever runs the server.
public sealed interface Finding {

    /// One sentence that says how it is.
    String sentence();

    /// What to do; empty when nothing is to be done.
    String advice();

    /// The word that it is listed under.
    default String word() {
        return switch (this) {
            case Well _ -> "ok";
            case Look _ -> "look";
            case Bad _ -> "BAD";
        };
    }

    /// As it should be.
    record Well(String sentence) implements Finding {

        @Override
        public String advice() {
            return "";
        }
    }

    /// Works, but somebody should look; or it could not be seen from here.
    record Look(String sentence, String advice) implements Finding {}

    /// Does not work, or will soon stop to.
    record Bad(String sentence, String advice) implements Finding {}
}
