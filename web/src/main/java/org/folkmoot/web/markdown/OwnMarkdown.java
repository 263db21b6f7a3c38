package org.folkmoot.web.markdown;

import java.util.function.Supplier;

/// Markdown as it is written on this site, whose host is chosen once and rarely changed: one renderer, with what it
/// remembers, for as long as the host stays.
public final class OwnMarkdown {

    private record Current(String host, Markdown markdown) {}

    private final Supplier<String> host;
    private volatile Current current = new Current("", new Markdown(""));

    /// @param host of this site, asked anew each time; empty while it has none
    public OwnMarkdown(Supplier<String> host) {
        this.host = host;
    }

    public Markdown markdown() {
        String now = host.get();
        Current known = current;
        if (!known.host().equals(now)) {
            known = new Current(now, new Markdown(now));
            current = known;
        }
        return known.markdown();
    }
}
