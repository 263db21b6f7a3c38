package org.folkmoot.activitypub.federation;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;

/// A queue for as long as the process lives; what every lane has passed is let go.
public final class InMemoryDeliveryQueue implements DeliveryQueue {

    /// What was dropped, and from which lane.
    public record Dropped(String peer, Iri activity, Drop drop) {}

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, List<Parcel>> parcels = new LinkedHashMap<>();
    private final Set<String> leased = new HashSet<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private long last;

    /// Puts an activity into the lane of each peer that an inbox of it is on.
    ///
    /// @param until when it stops being worth sending; null for never
    public synchronized void add(Iri activity, Iri signer, List<Iri> inboxes, byte[] body, @Nullable Instant until) {
        last++;
        inboxes.stream()
                .distinct()
                .collect(groupingBy(inbox -> requireNonNullElse(inbox.host(), ""), LinkedHashMap::new, toList()))
                .forEach((peer, there) -> {
                    lanes.putIfAbsent(peer, new Lane(peer, last - 1, Health.unknown()));
                    parcels.computeIfAbsent(peer, _ -> new ArrayList<>())
                            .add(new Parcel(last, activity, signer, there, body, until));
                });
    }

    @Override
    public synchronized List<Lane> take(Instant now, int atMost) {
        List<Lane> due = lanes.values().stream()
                .filter(lane -> !leased.contains(lane.peer()) && waiting(lane) && come(lane, now))
                .limit(atMost)
                .toList();
        due.forEach(lane -> leased.add(lane.peer()));
        return due;
    }

    @Override
    public synchronized Stretch after(String peer, long position, int atMost) {
        List<Parcel> next = parcels.getOrDefault(peer, List.of()).stream()
                .filter(parcel -> parcel.position() > position)
                .limit(atMost)
                .toList();
        return new Stretch(next, next.isEmpty() ? last : next.getLast().position());
    }

    @Override
    public synchronized void save(Lane lane) {
        lanes.put(lane.peer(), lane);
        parcels.getOrDefault(lane.peer(), new ArrayList<>()).removeIf(parcel -> parcel.position() <= lane.cursor());
    }

    @Override
    public synchronized void release(Lane lane) {
        save(lane);
        leased.remove(lane.peer());
    }

    @Override
    public synchronized void dropped(String peer, Parcel parcel, Drop drop) {
        dropped.add(new Dropped(peer, parcel.activity(), drop));
    }

    /// How a peer does; null when nothing was ever for it.
    public synchronized @Nullable Health health(String peer) {
        Lane lane = lanes.get(peer);
        return lane == null ? null : lane.health();
    }

    /// How many parcels wait for a peer.
    public synchronized int waiting(String peer) {
        return parcels.getOrDefault(peer, List.of()).size();
    }

    /// All that was dropped, oldest first.
    public synchronized List<Dropped> dropped() {
        return List.copyOf(dropped);
    }

    private boolean waiting(Lane lane) {
        return !parcels.getOrDefault(lane.peer(), List.of()).isEmpty();
    }

    private static boolean come(Lane lane, Instant now) {
        Instant next = lane.health().nextTry();
        return next == null || !now.isBefore(next);
    }
}
