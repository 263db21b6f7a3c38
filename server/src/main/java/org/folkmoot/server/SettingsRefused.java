package org.folkmoot.server;

import java.util.List;

/// Settings that cannot be followed: each fault as a sentence that names the setting.
public final class SettingsRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    public SettingsRefused(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
