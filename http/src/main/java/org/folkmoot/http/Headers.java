package org.folkmoot.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The headers of a request, asked by name without regard to case.
public final class Headers {

    private final List<Header> lines;

    public Headers(List<Header> lines) {
        this.lines = List.copyOf(lines);
    }

    /// The first value of that name; null when there is none.
    public @Nullable String first(String name) {
        for (Header line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                return line.value();
            }
        }
        return null;
    }

    /// All values of that name, in the order they came.
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /// All of them, in the order they came.
    public List<Header> lines() {
        return lines;
    }
}
