package org.folkmoot.federation.peers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.folkmoot.activitypub.federation.finding.Fetched;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.RemoteActorStore.Known;

/// Finds actors of other servers: those that are known, and the rest by asking their servers.
public final class RemoteActors {

    /// As in Lemmy: who was not asked for a day may have changed.
    private static final Duration FRESH = Duration.ofHours(24);

    /// What came of looking for something elsewhere.
    public sealed interface Brought<T> {

        /// What came of a question: what is made of the document, or in words why there is none.
        static <T> Brought<T> of(Fetched fetched, Function<Fetched.Found, Brought<T>> read) {
            return switch (fetched) {
                case Fetched.Found found -> read.apply(found);
                case Fetched.Gone() -> new Nothing<>("it is gone");
                case Fetched.Missing() -> new Nothing<>("it is not there");
                case Fetched.Barred(String why) -> new Nothing<>(why);
                case Fetched.Unusable(String why) -> new Nothing<>(why);
                case Fetched.NotNow(var after, String why) -> new Later<>(why);
            };
        }

        record Here<T>(T thing) implements Brought<T> {}

        /// There is no such thing, or none that we can use.
        record Nothing<T>(String why) implements Brought<T> {}

        /// Its server cannot be asked now.
        record Later<T>(String why) implements Brought<T> {}
    }

    private final Database database;
    private final Protocols protocols;
    private final AdoptActors adopt;
    private final InstantSource clock;
    private final RemoteActorStore store = new RemoteActorStore();

    public RemoteActors(Database database, Protocols protocols, AdoptActors adopt, InstantSource clock) {
        this.database = database;
        this.protocols = protocols;
        this.adopt = adopt;
        this.clock = clock;
    }

    /// Who is known under an address, without asking anybody.
    public Optional<Known> known(Iri address) {
        return database.read(transaction -> store.find(transaction, address.value()));
    }

    /// Who is known, or else who is there; who was not asked for a day is asked again, and stays known if that fails.
    public Brought<Known> bring(Iri address) {
        Optional<Known> known = known(address);
        boolean fresh = known.map(Known::fetchedAt)
                .map(at -> clock.instant().isBefore(at.plus(FRESH)))
                .orElse(false);
        if (known.isPresent() && fresh) {
            return new Brought.Here<>(known.get());
        }
        Brought<Known> asked = ask(address);
        boolean was = known.isPresent() && known.get().fetchedAt() != null;
        return was && asked instanceof Brought.Later<Known> ? new Brought.Here<>(known.get()) : asked;
    }

    /// Asks an actor's server, whatever is known.
    public Brought<Known> ask(Iri address) {
        Optional<Protocol> protocol = protocols.current();
        return protocol.isEmpty()
                ? new Brought.Nothing<>("this site has no public address")
                : taken(protocol.get().fetch().document(address));
    }

    /// Takes in an actor that was found.
    public Brought<Known> taken(Fetched fetched) {
        return Brought.of(
                fetched,
                found -> adopt.take(found.document())
                        .<Brought<Known>>map(Brought.Here::new)
                        .orElseGet(() -> new Brought.Nothing<>("it is no actor that we can take in")));
    }
}
