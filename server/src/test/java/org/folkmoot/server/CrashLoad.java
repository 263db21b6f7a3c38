package org.folkmoot.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.server.CrashDeed.Answer;
import org.jspecify.annotations.Nullable;

/// A program of its own, which nobody kills: many people at once who use a site of ours, and another server. What each
/// was answered it writes down.
///
/// It is told line by line what to do, says when that is done, and ends when whoever tells it is gone.
final class CrashLoad {

    static final String PASSWORD = "correct horse battery";
    static final String COMMUNITY = "garden";

    private static final int WRITERS = 4;
    private static final int ELECTORS = 8;
    private static final int BRINGERS = 2;
    private static final long PAUSE_MILLIS = 20;

    private final AtomicInteger busy = new AtomicInteger();
    private final List<Long> posts = new CopyOnWriteArrayList<>();
    private final List<CrashMember> members = new ArrayList<>();
    private final CrashPeer peer;
    private volatile boolean working;
    private volatile String consultation = "";

    private CrashLoad(int port, Path file, Random random) {
        CrashNotes notes = new CrashNotes(file, InstantSource.system());
        URI site = URI.create("http://127.0.0.1:" + port);
        for (int n = 0; n < WRITERS + ELECTORS; n++) {
            members.add(new CrashMember("member" + n, site, notes, new Random(random.nextLong()), posts));
        }
        peer = new CrashPeer("http://alpha.localhost:" + port, notes, new Random(random.nextLong()), posts);
    }

    /// Does what it is told.
    ///
    /// @param words the port of the site, the file for what was answered, and a seed
    public static void main(String[] words) throws Exception {
        var load = new CrashLoad(Integer.parseInt(words[0]), Path.of(words[1]), new Random(Long.parseLong(words[2])));
        try (BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                System.out.println("done " + load.obey(line));
            }
        } catch (IOException gone) {
            // Whoever told us what to do was ended.
        }
        System.exit(0);
    }

    private String obey(String line) throws Exception {
        switch (line) {
            case "join" -> join();
            case "work" -> working = true;
            case "rest" -> rest();
            case "settle" -> settle();
            default -> consultation = line;
        }
        return peer.host();
    }

    private void join() throws Exception {
        members.forEach(CrashMember::join);
        members.getFirst().found(COMMUNITY);
        for (int n = 0; n < 3; n++) {
            members.get(n).post();
        }
        peer.follow(COMMUNITY);
        for (int n = 0; n < WRITERS; n++) {
            CrashMember writer = members.get(n);
            start(writer::act);
        }
        start(new Electors());
        for (int n = 0; n < BRINGERS; n++) {
            start(peer::act);
        }
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private interface Work {
        @Nullable
        CrashDeed next();
    }

    /// Each in turn votes, and later again.
    private final class Electors implements Work {
        private int turn;

        @Override
        public @Nullable CrashDeed next() {
            CrashMember elector = members.get(WRITERS + turn++ % ELECTORS);
            return consultation.isEmpty() ? null : elector.ballot(consultation);
        }
    }

    private void start(Work work) {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                busy.incrementAndGet();
                CrashDeed deed = working ? work.next() : null;
                busy.decrementAndGet();
                if (deed == null || deed.answer() == Answer.AWAY) {
                    pause();
                }
            }
        });
    }

    private void rest() {
        working = false;
        while (busy.get() > 0) {
            pause();
        }
    }

    /// Brings what was not acknowledged until it is.
    private void settle() {
        while (peer.owes()) {
            CrashDeed deed = peer.act();
            if (deed != null && !deed.acknowledged()) {
                pause();
            }
        }
        peer.listen();
    }

    private void listen() {
        while (true) {
            peer.listen();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
