package org.folkmoot.database.transfer;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Says how far something long has come: a line when it begins something, and one in a few seconds
/// while that goes on.
public final class Progress {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final double MEBIBYTE = 1 << 20;

    private final Consumer<String> lines;
    private String doing = "";
    private long tables;
    private long of;
    private long bytes;
    private long said;

    /// @param lines takes each line, without its end
    public Progress(Consumer<String> lines) {
        this.lines = lines;
    }

    /// Says nothing.
    public static Progress silent() {
        return new Progress(line -> {});
    }

    /// Begins something; this is told at once.
    ///
    /// @param of how many tables there are to do; 0 when that is not known
    public void begin(String what, int of) {
        this.doing = what;
        this.tables = 0;
        this.of = of;
        this.bytes = 0;
        this.said = System.nanoTime();
        lines.accept(what);
    }

    /// A table is done.
    public void table() {
        tables++;
        sayNowAndThen();
    }

    void passed(long more) {
        bytes += more;
        sayNowAndThen();
    }

    private void sayNowAndThen() {
        if (System.nanoTime() - said > PAUSE_NANOS) {
            said = System.nanoTime();
            lines.accept(String.format(
                    Locale.ROOT,
                    "%s: %d%s tables, %,.1f MiB of rows",
                    doing,
                    tables,
                    of == 0 ? "" : " of " + of,
                    bytes / MEBIBYTE));
        }
    }
}
