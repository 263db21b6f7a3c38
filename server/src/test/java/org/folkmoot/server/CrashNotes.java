package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.folkmoot.server.CrashDeed.Answer;
import org.folkmoot.server.CrashDeed.Kind;

/// Where every deed is written down as soon as it is answered, a line each, handed to the system at once.
final class CrashNotes {

    private final FileChannel file;
    private final InstantSource clock;

    CrashNotes(Path file, InstantSource clock) {
        this.clock = clock;
        try {
            this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// How something ended.
    record Told(Answer answer, String words) {}

    /// Asks, and writes down what came of it.
    CrashDeed ask(Kind kind, String key, String said, Callable<Told> asking) {
        long askedAt = micros(clock);
        Told told;
        try {
            told = asking.call();
        } catch (Exception broken) {
            told = new Told(away(broken) ? Answer.AWAY : Answer.BROKEN, broken.toString());
        }
        CrashDeed deed = new CrashDeed(
                kind,
                key,
                said,
                askedAt,
                micros(clock),
                told.answer(),
                told.words().replaceAll("\\s+", " "));
        write(deed);
        return deed;
    }

    synchronized void write(CrashDeed deed) {
        try {
            ByteBuffer line = ByteBuffer.wrap(deed.line().getBytes(UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    long micros() {
        return micros(clock);
    }

    static long micros(InstantSource clock) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private static boolean away(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    /// @param status of an answer that is no acknowledgement
    static Told not(int status, String words) {
        return new Told(status >= 500 ? Answer.FAILED : Answer.REFUSED, status + " " + words);
    }
}
