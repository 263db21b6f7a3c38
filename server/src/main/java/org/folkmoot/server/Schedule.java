package org.folkmoot.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.forum.communities.AskAgain;
import org.folkmoot.forum.communities.CountActivity;
import org.folkmoot.forum.ledger.KeepPartitions;
import org.folkmoot.forum.peering.ExpireTerms;
import org.folkmoot.forum.peering.StartTerms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that runs by itself: one thread that places news in the ledger, shows them in the order of posts and lets
/// it age, one for each consumer of the ledger, and one that does the jobs of this table when they are due. A job that
/// fails is tried again at its next turn.
final class Schedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Schedule.class);
    /// News of other nodes ring no bell here.
    private static final Duration LISTEN = Duration.ofMillis(50);
    private static final Duration AGE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    /// Something to do again and again.
    private static final class Job {
        private final String name;
        private final Duration every;
        private final Runnable work;
        private Instant due;
        private volatile JobRuns runs;

        Job(String name, Duration every, Runnable work, Instant due) {
            this.name = name;
            this.every = every;
            this.work = work;
            this.due = due;
            this.runs = JobRuns.none(name);
        }
    }

    private final ForumRooms rooms;
    /// Between two looks at what is due.
    private final Duration look;
    private final List<Follower> followers;
    private final FaultLog faults = new FaultLog();
    private final InstantSource clock;
    private final List<Job> jobs;
    private final StartTerms startTerms;
    private final Thread courier;
    private final Thread worker;
    /// How long it took until the posts of the last days were in order.
    private final Duration opened;
    /// How long it took until every post was in order; null while that is not so.
    private volatile @Nullable Duration completed;
    private volatile boolean stopping;

    private Schedule(
            ForumRooms rooms,
            FederationRooms federation,
            ConsultationRooms consultations,
            MailRooms mail,
            Sampler sampler,
            StartTerms startTerms,
            Duration opened) {
        this.rooms = rooms;
        this.opened = opened;
        this.startTerms = startTerms;
        this.look = federation.quick ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
        this.followers = Stream.concat(rooms.consumers.stream(), Stream.of(federation.consumer))
                .map(consumer -> new Follower(consumer, rooms.index::position, faults))
                .toList();
        this.clock = rooms.sources.clock();
        Instant now = clock.instant();
        KeepPartitions partitions = new KeepPartitions(rooms.database, clock);
        AskAgain askAgain = new AskAgain(rooms.database, rooms.ledger, clock);
        ExpireTerms expireTerms = new ExpireTerms(rooms.database, rooms.peerTerms, clock);
        CountActivity activity = new CountActivity(rooms.database, clock);
        this.jobs = List.of(
                new Job("keep the ledger's partitions", Duration.ofHours(24), partitions::keep, now),
                new Job("count active people", Duration.ofHours(1), () -> recount(activity), now),
                new Job("count who votes from where", Duration.ofHours(1), rooms.lenses::count, now),
                new Job("look for changed settings", Duration.ofSeconds(5), rooms.site::reload, now),
                new Job("look who holds offices", look.multipliedBy(12), rooms.namesakes::reload, now),
                new Job("end sessions that ran out", Duration.ofHours(1), rooms.sessions::sweep, now),
                new Job("end terms whose time ran out", Duration.ofSeconds(30), expireTerms::expire, now),
                new Job("write decisions into their log", look, rooms.decisionLog::keep, now),
                new Job("open, close and count consultations", look, consultations.tend::tend, now),
                new Job("tell members what they are asked", look, consultations.tell::tell, now),
                new Job("forget letters of long ago", Duration.ofHours(24), mail::forget, now),
                new Job("keep the inbox's partitions", Duration.ofHours(24), federation.upkeep::keepPartitions, now),
                new Job("forget what federation need not know", Duration.ofHours(24), federation.upkeep::forget, now),
                new Job("ask where votes are said to come from", look.multipliedBy(2), federation.readBack::ask, now),
                new Job("forget where votes came from", Duration.ofHours(24), federation.readBack::forget, now),
                new Job("meet people of other servers", Duration.ofSeconds(30), federation.upkeep::meet, now),
                new Job("note which other servers are there", Duration.ofHours(1), federation.lookOut::note, now),
                new Job("ask servers of moderators who they are", Duration.ofHours(24), federation.lookOut::ask, now),
                new Job("ask again where nobody answered", Duration.ofSeconds(30), askAgain::ask, now),
                new Job("fetch what communities held before", Duration.ofSeconds(5), federation.backfill::tend, now),
                new Job("ask other servers what they run", look.multipliedBy(2), federation.askSoftware::ask, now),
                new Job("note how this node is", Duration.ofMinutes(1), () -> sampler.keep(runs()), now));
        this.courier = Thread.ofPlatform().name("courier").unstarted(this::carry);
        this.worker = Thread.ofPlatform().name("jobs").unstarted(this::work);
    }

    /// Loads the order of posts, and sets everything going.
    static Schedule start(
            ForumRooms rooms,
            FederationRooms federation,
            ConsultationRooms consultations,
            MailRooms mail,
            Sampler sampler) {
        new KeepPartitions(rooms.database, rooms.sources.clock()).keep();
        StartTerms startTerms = new StartTerms(rooms.database, rooms.peerTerms, rooms.sources.clock());
        startTerms.start();
        Instant began = rooms.sources.clock().instant();
        rooms.index.open(began);
        Duration took = told("The posts of the last days are in order", rooms, began);
        Schedule schedule = new Schedule(rooms, federation, consultations, mail, sampler, startTerms, took);
        schedule.courier.start();
        schedule.followers.forEach(Follower::start);
        schedule.worker.start();
        return schedule;
    }

    private static Duration told(String what, ForumRooms rooms, Instant began) {
        Duration took = Duration.between(began, rooms.sources.clock().instant());
        log.info("{}: {} of them after {} ms", what, rooms.index.size(), took.toMillis());
        return took;
    }

    /// What became of each job so far.
    List<JobRuns> runs() {
        return jobs.stream().map(job -> job.runs).toList();
    }

    /// How long it took until the posts of the last days were in order.
    Duration opened() {
        return opened;
    }

    /// How long it took until every post was in order; null while that is not so.
    @Nullable
    Duration completed() {
        return completed;
    }

    private void recount(CountActivity activity) {
        activity.count();
        rooms.index.recount();
    }

    private void carry() {
        Instant began = clock.instant();
        Instant aged = began;
        boolean complete = false;
        while (!stopping) {
            try {
                boolean idle = !rooms.index.catchUp(clock.instant());
                if (!complete && rooms.index.complete()) {
                    complete = true;
                    completed = told("Every post is in order", rooms, began);
                }
                if (idle) {
                    rooms.bell.await(LISTEN);
                }
                startTerms.start();
                boolean more = true;
                while (more && !stopping) {
                    more = deliver();
                }
                if (!clock.instant().isBefore(aged.plus(AGE))) {
                    aged = clock.instant();
                    rooms.index.age(aged);
                }
                faults.over();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                faults.report("carrying news", fault);
                pause(PAUSE_AFTER_FAULT);
            }
        }
    }

    /// Answers whether there may be more.
    private boolean deliver() {
        int placed = rooms.sequencer.place();
        int shown = rooms.index.follow(clock.instant());
        if (shown > 0) {
            followers.forEach(Follower::ring);
        }
        return placed + shown > 0;
    }

    private void work() {
        while (!stopping) {
            for (Job job : jobs) {
                if (!stopping && !clock.instant().isBefore(job.due)) {
                    run(job);
                }
            }
            if (!pause(look)) {
                return;
            }
        }
    }

    private void run(Job job) {
        Instant begun = clock.instant();
        try {
            job.work.run();
            job.runs = job.runs.done(begun, clock.instant());
        } catch (RuntimeException fault) {
            job.runs = job.runs.failed(begun, clock.instant());
            faults.report("the job \"" + job.name + "\"", fault);
            pause(PAUSE_AFTER_FAULT);
        }
        job.due = clock.instant().plus(job.every);
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stopping = true;
        courier.interrupt();
        worker.interrupt();
        followers.forEach(Follower::close);
        try {
            courier.join(Duration.ofSeconds(5));
            worker.join(Duration.ofSeconds(5));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
