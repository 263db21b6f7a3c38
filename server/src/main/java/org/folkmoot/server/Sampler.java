package org.folkmoot.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.folkmoot.database.PoolUse;
import org.folkmoot.federation.store.TrafficView.Leaving;
import org.folkmoot.forum.watching.KeepSamples;
import org.folkmoot.forum.watching.Sample;
import org.jspecify.annotations.Nullable;

/// Looks at this node once a minute and keeps what it sees, so that its admins can look back, also after it was
/// started anew. It takes from where the metrics take, whether these are told or not.
final class Sampler {

    private final ForumRooms rooms;
    private final RequestMeter meter;
    private final Census census;
    private final Settings settings;
    private final KeepSamples keep;
    private final String node;
    private RequestMeter.Reading before;

    Sampler(ForumRooms rooms, RequestMeter meter, Census census, Settings settings) {
        this.rooms = rooms;
        this.meter = meter;
        this.census = census;
        this.settings = settings;
        this.keep = new KeepSamples(rooms.database, rooms.sources.clock());
        this.node = host() + ":" + settings.port();
        this.before = meter.reading();
    }

    /// What this node calls itself: the machine and the port.
    String node() {
        return node;
    }

    /// What it counted counts on until it could be kept.
    void keep(List<JobRuns> jobs) {
        census.look();
        Census.Counted counted = census.seen();
        if (counted == null) {
            return; // the database is away, and others say so
        }
        RequestMeter.Reading now = meter.reading();
        keep.keep(new Sample(
                node,
                now.since(before),
                waits(counted, rooms.sources.clock().instant()),
                room(counted),
                rooms.index.size(),
                rooms.index.complete(),
                jobs.stream().filter(JobRuns::failing).map(JobRuns::job).collect(Collectors.joining("\n"))));
        before = now;
    }

    private Sample.Waits waits(Census.Counted all, Instant now) {
        long head = all.ledger().head();
        long lag = all.ledger().cursors().stream()
                .mapToLong(cursor -> head - cursor.position())
                .max()
                .orElse(0);
        Leaving answering = leaving(all, false);
        Leaving resting = leaving(all, true);
        return new Sample.Waits(
                Math.max(lag, Math.max(0, head - rooms.index.position()))
                        + all.ledger().unplaced(),
                all.arriving().waiting(),
                age(all.arriving().oldest(), now),
                answering.waiting(),
                age(answering.oldest(), now),
                resting.lanes(),
                all.letters().letters(),
                age(all.letters().oldest(), now));
    }

    private static Leaving leaving(Census.Counted all, boolean resting) {
        return all.leaving().stream()
                .filter(one -> one.resting() == resting)
                .findFirst()
                .orElse(new Leaving(resting, 0, 0, null));
    }

    private Sample.Room room(Census.Counted all) {
        Runtime runtime = Runtime.getRuntime();
        PoolUse use = rooms.database.use();
        return new Sample.Room(
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                all.size(),
                free(settings.data()),
                use == null ? 0 : use.used(),
                use == null ? 0 : use.most(),
                use == null ? 0 : use.waiting());
    }

    /// Null where nobody says.
    static @Nullable Long free(Path data) {
        try {
            return Files.exists(data) ? Files.getFileStore(data).getUsableSpace() : null;
        } catch (IOException unknown) {
            return null;
        }
    }

    private static long age(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException nameless) {
            return "localhost";
        }
    }
}
