package org.folkmoot.web.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.folkmoot.rules.peers.Terms;

/// Terms to start from, by name.
public enum TermsPreset {
    OPEN("terms.preset.open", "terms.preset.open-what"),
    LIMITED("terms.preset.limited", "terms.preset.limited-what"),
    QUIET("terms.preset.quiet", "terms.preset.quiet-what"),
    HOLD("terms.preset.hold", "terms.preset.hold-what"),
    BLOCKED("terms.preset.blocked", "terms.preset.blocked-what");

    private final String label;
    private final String what;

    TermsPreset(String label, String what) {
        this.label = label;
        this.what = what;
    }

    /// The one of this name; empty when there is none.
    public static Optional<TermsPreset> named(String written) {
        return Arrays.stream(values())
                .filter(preset -> preset.written().equals(written))
                .findFirst();
    }

    /// As addresses name it.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The message for its name.
    public String label() {
        return label;
    }

    /// The message for what it does, in one sentence. To take nothing from anybody but those who have terms of
    /// their own is to have a list of whom one allows.
    ///
    /// @param standard whether it is to hold for everybody
    public String what(boolean standard) {
        return standard && this == BLOCKED ? "terms.preset.allowlist-what" : what;
    }

    public Terms terms() {
        return switch (this) {
            case OPEN -> Terms.OPEN;
            case LIMITED -> Terms.LIMITED;
            case QUIET -> Terms.QUIET_VOTES;
            case HOLD -> Terms.HOLD;
            case BLOCKED -> Terms.BLOCKED;
        };
    }
}
