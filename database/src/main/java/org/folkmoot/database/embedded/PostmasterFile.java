package org.folkmoot.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `postmaster.pid` in a cluster says: which process serves it, on which port, and how far it is.
///
/// @param port  0 when it is not yet known
/// @param ready whether it takes connections
record PostmasterFile(long process, int port, boolean ready) {

    private static final String NAME = "postmaster.pid";

    static Path in(Path cluster) {
        return cluster.resolve(NAME);
    }

    /// Reads it; answers null when there is no such file, or it is being written at this moment.
    static @Nullable PostmasterFile read(Path cluster) {
        try {
            return parse(Files.readAllLines(in(cluster)));
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// Lines are: process, folder, start time, port, socket folder, listening address, shared memory, state.
    static @Nullable PostmasterFile parse(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().matches("-?\\d{1,18}")) {
            return null;
        }
        long process = Math.abs(Long.parseLong(lines.getFirst().strip()));
        String port = lines.size() > 3 ? lines.get(3).strip() : "";
        boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
        return new PostmasterFile(process, port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0, ready);
    }
}
