package org.folkmoot.federation.outbound;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.OutgoingStore;
import org.folkmoot.federation.store.PeerHealthView;
import org.folkmoot.federation.store.ReceivedStore;
import org.folkmoot.federation.store.TroubleStore;
import org.folkmoot.forum.instances.DeliveryHealth;
import org.jspecify.annotations.Nullable;

/// Tells those who run this server how others get on with it.
public final class PeerHealth implements DeliveryHealth {

    private final Database database;
    private final Runnable wake;
    private final PeerHealthView view = new PeerHealthView();
    private final TroubleStore troubles = new TroubleStore();
    private final OutgoingStore outgoing = new OutgoingStore();
    private final ReceivedStore received = new ReceivedStore();

    /// @param wake told when a server is to be tried at once
    public PeerHealth(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public List<Peer> peers() {
        return database.read(view::all).stream().map(PeerHealth::peer).toList();
    }

    @Override
    public Optional<Peer> peer(String domain) {
        return database.read(transaction -> view.one(transaction, domain)).map(PeerHealth::peer);
    }

    private static Peer peer(PeerHealthView.Row row) {
        Instant failedAt = row.lastFailureAt();
        return new Peer(
                row.peer(),
                software(row.software(), row.version()),
                new Queue(row.toTell(), row.moreToTell(), row.oldestUntold()),
                new Queue(row.toApply(), false, row.oldestUnapplied()),
                row.failures(),
                row.lastAnswerAt(),
                failedAt == null ? null : failure(failedAt, row.lastFailure(), row.givenUp()),
                row.nextTryAt());
    }

    private static @Nullable String software(@Nullable String name, @Nullable String version) {
        return name == null ? null : (name + " " + requireNonNullElse(version, "")).strip();
    }

    private static Failure failure(Instant at, @Nullable String said, @Nullable String activity) {
        String words = requireNonNullElse(said, "");
        return new Failure(at, Troubles.of(words), words, activity);
    }

    @Override
    public List<Failure> failures(String domain) {
        return database.read(transaction -> troubles.of(transaction, domain)).stream()
                .map(row -> failure(row.happenedAt(), row.words(), row.activityId()))
                .toList();
    }

    @Override
    public boolean tryNow(String domain) {
        boolean known = database.write(transaction -> {
            boolean lane = outgoing.tryNow(transaction, domain);
            return received.tryNow(transaction, domain) || lane;
        });
        if (known) {
            wake.run();
        }
        return known;
    }
}
