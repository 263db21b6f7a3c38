package org.folkmoot.federation.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.folkmoot.activitypub.federation.OwnKeys;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.federation.store.OwnKeyStore;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.instances.Locations.Ours;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Our own actors and their keys. A key is made when it is first needed, for signing or for showing its public half.
public final class OwnActors implements OwnKeys {

    private static final String RSA = "RSA";
    private static final int REMEMBERED = 2_000;

    private final Database database;
    private final Site site;
    private final ActorNames names;
    private final KeyPool pool;
    private final InstantSource clock;
    private final OwnKeyStore store = new OwnKeyStore();
    private final ForumView view = new ForumView();
    private final Cache<LocalActor, PrivateKey> unpacked =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public OwnActors(Database database, Site site, ActorNames names, KeyPool pool, InstantSource clock) {
        this.database = database;
        this.site = site;
        this.names = names;
        this.pool = pool;
        this.clock = clock;
    }

    /// Where we and ours are; empty until the site has a public address, and then nothing federates.
    public Optional<Locations> locations() {
        return site.settings().flatMap(Locations::of);
    }

    /// The actor that an address of ours names; empty when there is none.
    public Optional<LocalActor> named(Transaction transaction, String address) {
        Optional<Ours> ours = locations().flatMap(locations -> locations.read(address));
        return ours.flatMap(named -> switch (named) {
            case Ours.Home() -> Optional.of(new LocalActor.Site());
            case Ours.Person(var name) ->
                found(transaction, name, ActorNames.Kind.PERSON).map(id -> new LocalActor.Person(new PersonId(id)));
            case Ours.Community(var name) ->
                found(transaction, name, ActorNames.Kind.COMMUNITY)
                        .map(id -> new LocalActor.Community(new CommunityId(id)));
            case Ours.Post _, Ours.Comment _ -> Optional.empty();
        });
    }

    private Optional<Long> found(Transaction transaction, String name, ActorNames.Kind kind) {
        OptionalLong id = names.find(transaction, Site.OURS, name, kind);
        return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
    }

    /// What others call an actor of ours.
    ///
    /// @throws IllegalStateException when the site has no address, or there is no such actor
    public Iri address(Transaction transaction, LocalActor actor) {
        Locations here = locations().orElseThrow();
        return new Iri(
                switch (actor) {
                    case LocalActor.Site() -> here.home();
                    case LocalActor.Person(PersonId person) ->
                        here.person(
                                view.person(transaction, person).orElseThrow().name());
                    case LocalActor.Community(CommunityId community) ->
                        here.community(view.community(transaction, community)
                                .orElseThrow()
                                .name());
                });
    }

    @Override
    public @Nullable SigningKey find(Iri actor) {
        boolean site =
                locations().map(Locations::home).filter(actor.value()::equals).isPresent();
        Optional<LocalActor> signer = site
                ? Optional.of(new LocalActor.Site())
                : database.read(transaction -> named(transaction, actor.value()));
        return signer.map(ours -> new SigningKey(actor.value() + "#main-key", privateKey(ours)))
                .orElse(null);
    }

    /// The public half of an actor's key, as documents show it.
    public String publicKeyPem(LocalActor actor) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII))
                .encodeToString(pair(actor).publicKey());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    private PrivateKey privateKey(LocalActor actor) {
        return unpacked.get(actor, wanted -> unpack(pair(wanted).privateKey()));
    }

    private OwnKeyStore.Pair pair(LocalActor actor) {
        Optional<OwnKeyStore.Pair> kept = database.read(transaction -> store.find(transaction, actor, RSA));
        if (kept.isPresent()) {
            return kept.get();
        }
        OwnKeyStore.Pair fresh = pool.take();
        return database.write(transaction -> store.keep(transaction, actor, RSA, fresh, clock.instant()));
    }

    private static PrivateKey unpack(byte[] encoded) {
        try {
            return KeyFactory.getInstance(RSA).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException spoiled) {
            throw new IllegalStateException("A key of ours cannot be read", spoiled);
        }
    }
}
