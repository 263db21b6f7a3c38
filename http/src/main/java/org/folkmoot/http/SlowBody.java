package org.folkmoot.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads a body off the wire: no more of it than is taken, and no longer than we wait.
final class SlowBody implements Incoming.Body {

    private final Request request;
    private final ScheduledExecutorService timer;
    private final Duration patience;

    SlowBody(Request request, ScheduledExecutorService timer, Duration patience) {
        this.request = request;
        this.timer = timer;
        this.patience = patience;
    }

    @Override
    public byte[] read(int limit) {
        if (request.getLength() > limit) {
            throw new TurnedAway(new Problem.TooLarge(limit));
        }
        Alarm alarm = new Alarm(Thread.currentThread());
        Future<?> set = timer.schedule(alarm::ring, patience.toMillis(), TimeUnit.MILLISECONDS);
        byte[] bytes;
        try {
            // Not closed here: closing waits for the rest of the body, which is what we refuse to do.
            bytes = Content.Source.asInputStream(request).readNBytes(limit + 1);
        } catch (IOException | RuntimeException broken) { // unchecked when a chunk is none
            throw new TurnedAway(alarm.turnOff() ? new Problem.TooSlow() : new Problem.Malformed("the body broke off"));
        } finally {
            set.cancel(false);
        }
        if (alarm.turnOff()) {
            throw new TurnedAway(new Problem.TooSlow());
        }
        if (bytes.length > limit) {
            throw new TurnedAway(new Problem.TooLarge(limit));
        }
        return bytes;
    }

    /// Wakes a reader that waits for too long, and never one that has read already.
    private static final class Alarm {

        private final Thread reader;
        private boolean rang;
        private boolean off;

        Alarm(Thread reader) {
            this.reader = reader;
        }

        synchronized void ring() {
            if (!off) {
                rang = true;
                reader.interrupt();
            }
        }

        /// Says whether it rang, and clears what ringing left behind.
        synchronized boolean turnOff() {
            off = true;
            if (rang) {
                Thread.interrupted();
            }
            return rang;
        }
    }
}
