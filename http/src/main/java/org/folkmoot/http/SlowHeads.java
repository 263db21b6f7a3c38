package org.folkmoot.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;

/// Closes connections that let the head of a request drip in.
///
/// The server library closes a connection that is silent, but each byte starts its clock anew, so one byte every few
/// seconds would hold a connection for ever. This looks at all of them once in a while: where bytes have come, but no
/// head has been completed and none is being answered, the head is late.
final class SlowHeads implements Connection.Listener {

    private final long patience;
    private final Map<Connection, Progress> open = new ConcurrentHashMap<>();

    /// How far a connection had come.
    ///
    /// @param requests  heads completed
    /// @param bytes     received, when the last of them was being answered
    /// @param dripsFrom when, by [System#nanoTime()], bytes of an unfinished head were first seen; 0 for not at all
    private record Progress(long requests, long bytes, long dripsFrom) {}

    SlowHeads(Duration patience) {
        this.patience = patience.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        open.put(connection, new Progress(0, 0, 0));
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    /// Looks at all connections; to be called about once a second.
    void look() {
        long now = System.nanoTime();
        for (Connection connection : open.keySet()) {
            Progress progress = open.computeIfPresent(connection, (same, before) -> after(same, before, now));
            if (progress != null && progress.dripsFrom() != 0 && now - progress.dripsFrom() > patience) {
                connection.getEndPoint().close(new TimeoutException("The head of a request did not come in time"));
            }
        }
    }

    private static Progress after(Connection connection, Progress before, long now) {
        long requests = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        boolean answering = requests > connection.getMessagesOut();
        if (answering || requests > before.requests()) {
            return new Progress(requests, bytes, 0);
        }
        boolean drips = bytes > before.bytes();
        return new Progress(
                requests, before.bytes(), drips && before.dripsFrom() == 0 ? Math.max(1, now) : before.dripsFrom());
    }
}
