package org.folkmoot.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names with their values, as a query or a form gives them: a name may come more than once, and the order is kept.
public final class Parameters {

    static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, List<String>> values;

    Parameters(Map<String, List<String>> values) {
        this.values = new LinkedHashMap<>(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// The first value; null when the name did not come at all.
    public @Nullable String first(String name) {
        List<String> found = all(name);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// The first value; empty when the name did not come, as for a box that was left blank.
    public String text(String name) {
        String found = first(name);
        return found == null ? "" : found;
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Set<String> names() {
        return values.keySet();
    }
}
