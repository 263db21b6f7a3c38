package org.folkmoot.activitypub.federation;

import java.time.Instant;
import java.util.List;

/// What is to be sent, in order for each peer, and how far each has come. A port; it outlives the process.
///
/// Each peer (a host) has one *lane*: a cursor into the parcels that concern it, and its health. A lane is
/// taken by one engine at a time. What was sent just before a crash may be sent again: receivers know
/// activities by their ids.
public interface DeliveryQueue {

    /// Takes lanes that have something after their cursor and whose next try has come, and leases them to the
    /// caller: nobody else is given them until they are released, or until they have not been saved for five
    /// minutes.
    ///
    /// @param atMost how many
    List<Lane> take(Instant now, int atMost);

    /// The parcels of a lane after a position.
    ///
    /// @param atMost how many parcels
    Stretch after(String peer, long position, int atMost);

    /// Keeps how a lane stands, and the lease on it.
    void save(Lane lane);

    /// Keeps how a lane stands, and gives it back.
    void release(Lane lane);

    /// Tells that a parcel will never be delivered to this peer. The lane goes on.
    void dropped(String peer, Parcel parcel, Drop drop);

    /// How far a peer has come.
    ///
    /// @param peer   host, lower-case, with the port when it is not the usual one
    /// @param cursor everything up to here is done with
    record Lane(String peer, long cursor, Health health) {

        public Lane at(long position) {
            return new Lane(peer, position, health);
        }

        public Lane with(Health other) {
            return new Lane(peer, cursor, other);
        }
    }

    /// A piece of a lane.
    ///
    /// @param parcels in order
    /// @param looked  the last position that was looked at, which may lie beyond the last parcel: what lies between
    ///                concerns others. When there are no parcels, the lane has nothing left up to here
    record Stretch(List<Parcel> parcels, long looked) {

        public Stretch {
            parcels = List.copyOf(parcels);
        }
    }

    /// Why something is not sent after all.
    ///
    /// @param words half a sentence for an admin
    record Drop(Why why, String words) {

        public enum Why {
            /// The peer said no in a way that trying again does not change (4xx but 408 and 429).
            REFUSED,
            /// It was no longer worth sending.
            EXPIRED,
            /// The peer takes others but fails over this one again and again.
            POISONOUS,
            /// The actor in whose name it goes is gone, or the peer is not one we send to any more.
            WITHDRAWN
        }
    }
}
