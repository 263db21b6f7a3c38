package org.folkmoot.server;

import java.time.Duration;
import org.folkmoot.forum.accounts.SendMail;

/// Sends letters in a thread of its own, never more in a minute than the settings say: a mail server that is slow
/// holds up nothing else.
final class MailRun implements AutoCloseable {

    /// Letters that go over one connection, at most.
    private static final int MOST = 50;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final long MINUTE_MILLIS = 60_000;

    private final SendMail sendMail;
    private final int perMinute;
    private final Duration look;
    private final FaultLog faults = new FaultLog();
    private final Thread thread;

    /// @param quick whether tests wait for it
    MailRun(SendMail sendMail, int perMinute, boolean quick) {
        this.sendMail = sendMail;
        this.perMinute = perMinute;
        this.look = quick ? Duration.ofMillis(200) : LOOK;
        this.thread = Thread.ofPlatform().name("mail").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        int most = Math.clamp(perMinute / 10, 1, MOST);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                int dealt = send(most);
                Thread.sleep(dealt == 0 ? look.toMillis() : dealt * MINUTE_MILLIS / perMinute);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private int send(int most) {
        try {
            int dealt = sendMail.send(most);
            faults.over();
            return dealt;
        } catch (RuntimeException fault) {
            faults.report("sending letters", fault);
            return 0;
        }
    }

    /// Ends it, within five seconds.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
