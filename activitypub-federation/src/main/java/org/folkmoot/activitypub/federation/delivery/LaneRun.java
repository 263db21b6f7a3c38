package org.folkmoot.activitypub.federation.delivery;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.folkmoot.activitypub.federation.Bounded;
import org.folkmoot.activitypub.federation.DeliveryQueue;
import org.folkmoot.activitypub.federation.DeliveryQueue.Drop;
import org.folkmoot.activitypub.federation.DeliveryQueue.Lane;
import org.folkmoot.activitypub.federation.DeliveryQueue.Stretch;
import org.folkmoot.activitypub.federation.Health;
import org.folkmoot.activitypub.federation.Parcel;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;

/// Serves one lane for one stint: parcel after parcel, until there is none, one fails, or others should get
/// their turn.
///
/// A peer that was ill is probed by its next parcel alone: only when that one passes is the next one sent.
final class LaneRun {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

    /// Parcels that are read at once, and how many may be sent twice after a crash.
    private static final int STRETCH = 20;

    /// What is known of the parcel at the head of a lane that did not pass yet.
    ///
    /// @param done    inboxes that have it
    /// @param answers times that the peer answered it with its own failure
    record Head(long position, Set<Iri> done, int answers) {}

    private final DeliveryQueue queue;
    private final Courier courier;
    private final Pace pace;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Bounded<String, Head> heads;
    private final BooleanSupplier stopping;

    LaneRun(
            DeliveryQueue queue,
            Courier courier,
            Pace pace,
            InstantSource clock,
            RandomGenerator chance,
            Bounded<String, Head> heads,
            BooleanSupplier stopping) {
        this.queue = queue;
        this.courier = courier;
        this.pace = pace;
        this.clock = clock;
        this.chance = chance;
        this.heads = heads;
        this.stopping = stopping;
    }

    /// Serves it.
    ///
    /// @return how the lane stands; it is not released yet
    Lane run(Lane begun) {
        Lane lane = begun;
        for (int left = pace.stint(); left > 0 && !stopping.getAsBoolean(); left -= STRETCH) {
            Stretch stretch = queue.after(lane.peer(), lane.cursor(), Math.min(left, STRETCH));
            if (stretch.parcels().isEmpty()) {
                return lane.at(Math.max(lane.cursor(), stretch.looked()));
            }
            Lane after = guarded(lane, stretch.parcels());
            if (after.cursor() < stretch.parcels().getLast().position()) {
                return after; // something did not pass
            }
            lane = after.at(Math.max(after.cursor(), stretch.looked()));
            queue.save(lane);
        }
        return lane;
    }

    /// A mistake in here must neither lose the lane nor repeat itself without rest.
    private Lane guarded(Lane lane, List<Parcel> parcels) {
        try {
            return stretch(lane, parcels);
        } catch (RuntimeException mistake) {
            LOG.log(Level.ERROR, "Delivery to " + lane.peer() + " broke off.", mistake);
            return failed(lane, null, "a mistake of ours, which the log describes");
        }
    }

    private Lane stretch(Lane begun, List<Parcel> parcels) {
        Lane lane = begun;
        for (int i = 0; i < parcels.size() && !stopping.getAsBoolean(); i++) {
            Parcel parcel = parcels.get(i);
            Attempt attempt = attempt(lane.peer(), parcel);
            if (attempt instanceof Attempt.Failed failed && failed.answered() && i + 1 < parcels.size()) {
                attempt = afterPoison(lane.peer(), parcel, parcels.get(i + 1), failed);
            }
            lane = settled(lane, parcel, attempt);
            if (lane.cursor() < parcel.position()) {
                return lane;
            }
        }
        return lane;
    }

    /// To every inbox that does not have it yet; the first that fails stops it.
    private Attempt attempt(String peer, Parcel parcel) {
        Head head = head(peer, parcel);
        Set<Iri> done = new HashSet<>(head.done());
        boolean answered = false;
        for (Iri inbox : parcel.inboxes()) {
            if (done.contains(inbox)) {
                continue;
            }
            switch (courier.deliver(parcel, inbox)) {
                case Attempt.Delivered() -> answered = true;
                case Attempt.Dropped(Drop drop, boolean theirs) -> {
                    answered |= theirs;
                    queue.dropped(peer, parcel, drop);
                }
                case Attempt.Failed failed -> {
                    int answers = head.answers() + (failed.answered() ? 1 : 0);
                    heads.put(peer, new Head(parcel.position(), done, answers));
                    return failed;
                }
                case Attempt.Paused paused -> {
                    heads.put(peer, new Head(parcel.position(), done, head.answers()));
                    return paused;
                }
            }
            done.add(inbox);
        }
        heads.remove(peer);
        return answered
                ? new Attempt.Delivered()
                : new Attempt.Dropped(new Drop(Drop.Why.WITHDRAWN, "nothing was sent"), false);
    }

    /// When one parcel failed again and again, the next one shows whether it is the parcel or the peer.
    private Attempt afterPoison(String peer, Parcel parcel, Parcel next, Attempt.Failed failed) {
        Head head = head(peer, parcel);
        if (head.answers() < pace.patience()) {
            return failed;
        }
        Iri inbox = next.inboxes().getFirst();
        if (!(courier.deliver(next, inbox) instanceof Attempt.Delivered)) {
            return failed;
        }
        heads.put(peer, new Head(next.position(), Set.of(inbox), 0));
        queue.dropped(peer, parcel, new Drop(Drop.Why.POISONOUS, failed.words()));
        return new Attempt.Delivered();
    }

    private Head head(String peer, Parcel parcel) {
        Head head = heads.find(peer);
        return head != null && head.position() == parcel.position() ? head : new Head(parcel.position(), Set.of(), 0);
    }

    private Lane settled(Lane lane, Parcel parcel, Attempt attempt) {
        Instant now = clock.instant();
        Health health = lane.health();
        return switch (attempt) {
            case Attempt.Delivered() -> lane.at(parcel.position()).with(health.afterAnswer(now));
            case Attempt.Dropped _ -> lane.at(parcel.position());
            case Attempt.Paused(Duration after) -> lane.with(health.paused(now.plus(bounded(after))));
            case Attempt.Failed(var after, String words, var _) -> failed(lane, after, words);
        };
    }

    private Lane failed(Lane lane, @Nullable Duration after, String words) {
        Instant now = clock.instant();
        Duration wait = pace.wait(lane.health().failures() + 1, chance);
        Duration asked = after == null ? Duration.ZERO : bounded(after);
        Instant next = now.plus(asked.compareTo(wait) > 0 ? asked : wait);
        return lane.with(lane.health().afterFailure(now, next, words));
    }

    private Duration bounded(Duration after) {
        return after.compareTo(pace.longest()) > 0 ? pace.longest() : after;
    }
}
