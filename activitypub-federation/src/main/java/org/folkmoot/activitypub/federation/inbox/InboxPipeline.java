package org.folkmoot.activitypub.federation.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.PeerKey;
import org.folkmoot.activitypub.federation.PeerKeys;
import org.folkmoot.activitypub.federation.SeenActivities;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.finding.KeyFound;
import org.folkmoot.activitypub.federation.finding.KeyRing;
import org.folkmoot.activitypub.federation.finding.Proof;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.Accepted;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.AlreadySeen;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.BadSignature;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.Malformed;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.NoKey;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.Refused;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.TryLater;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.Unsupported;
import org.folkmoot.activitypub.federation.signatures.Claim;
import org.folkmoot.activitypub.federation.signatures.Expectations;
import org.folkmoot.activitypub.federation.signatures.Flaw;
import org.folkmoot.activitypub.federation.signatures.Reading;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of a request to an inbox: the cheap questions first, nothing fetched for whom policy
/// bars, nothing acted upon before its signer proved to be its actor.
///
/// The order: size; the signature's header; the host that is said to have signed; the JSON; everybody else
/// that the activity speaks of; what may be dropped unseen; what the signature covers, its time and the
/// digest; the key; the signature; key owner and actor, id and actor. Whether it was received before is for
/// whoever keeps it to say, since only they can do so once and for all; it is asked here of what comes too
/// late alone. Whether the content may be so is not asked either: see [Origins], and then the host's own
/// rules.
public final class InboxPipeline {

    /// The types that mean something to a forum. `View`, `Read` and their like are taken and dropped.
    public static final Set<String> USUAL_TYPES = Set.of(
            "Follow",
            "Accept",
            "Reject",
            "Undo",
            "Create",
            "Update",
            "Delete",
            "Like",
            "Dislike",
            "EmojiReact",
            "Announce",
            "Flag",
            "Block",
            "Lock",
            "Add",
            "Remove",
            "Move");

    /// How an inbox is set up.
    ///
    /// @param origin  how we are reached from outside, `https://forum.example`
    /// @param window  how far the time of a signature may lie off; [Expectations#USUAL_WINDOW]
    /// @param largest body that is read, in bytes
    /// @param types   of activities that mean something; [#USUAL_TYPES]
    public record Settings(String origin, Duration window, int largest, Set<String> types) {

        /// One hour, 1 MiB, a forum's types.
        public static Settings usual(String origin) {
            return new Settings(origin, Expectations.USUAL_WINDOW, 1 << 20, USUAL_TYPES);
        }
    }

    private final Settings settings;
    private final Admission admission;
    private final KeyRing ring;
    private final PeerKeys keys;
    private final SeenActivities seen;
    private final InstantSource clock;
    private final @Nullable String ourHost;

    public InboxPipeline(
            Settings settings,
            Admission admission,
            KeyRing ring,
            PeerKeys keys,
            SeenActivities seen,
            InstantSource clock) {
        this.settings = settings;
        this.admission = admission;
        this.ring = ring;
        this.keys = keys;
        this.seen = seen;
        this.clock = clock;
        this.ourHost = Parts.host(settings.origin());
    }

    /// Whoever acts on an accepted activity remembers its [Received#marks] while keeping it, and does
    /// nothing when they were remembered before.
    public InboxOutcome receive(SignedRequest request) {
        if (request.body().length > settings.largest()) {
            return new Refused(new InboxOutcome.TooLarge(settings.largest()));
        }
        return switch (Signatures.read(request.headers())) {
            case Reading.Failed(Flaw flaw) -> new Refused(new BadSignature(flaw));
            case Reading.Read(Claim claim) -> claimed(request, claim);
        };
    }

    private InboxOutcome claimed(SignedRequest request, Claim claim) {
        String signer = Parts.host(claim.keyId());
        if (signer == null) {
            return new Refused(new NoKey("its id is no address"));
        }
        InboxOutcome barred = barred(signer, Admission.Way.RECEIVING);
        if (barred != null) {
            return barred;
        }
        try {
            return Json.read(request.body()) instanceof JsonObject activity
                    ? read(request, claim, signer, activity)
                    : new Malformed("", "a JSON object");
        } catch (MalformedDocument malformed) {
            return new Malformed(malformed.path(), malformed.expected());
        }
    }

    private InboxOutcome read(SignedRequest request, Claim claim, String signer, JsonObject activity) {
        String type = Parts.type(activity);
        Iri id = Parts.id(activity);
        Iri actor = Parts.reference(activity, "actor");
        if (type.isEmpty() || id == null || actor == null) {
            return type.isEmpty()
                    ? new Malformed("type", "the type of an activity")
                    : id == null ? new Malformed("id", "an address") : new Malformed("actor", "one actor");
        }
        for (String host : spokenOf(activity, signer)) {
            InboxOutcome barred = barred(host, Admission.Way.SPOKEN_OF);
            if (barred != null) {
                return barred;
            }
        }
        Envelope envelope = new Envelope(id, actor, type, activity);
        return dropped(envelope) ? new Unsupported(type) : signed(request, claim, signer, envelope);
    }

    private record Envelope(Iri id, Iri actor, String type, JsonObject activity) {

        boolean deletesItself() {
            Iri object = Parts.reference(activity, "object");
            return type.equals("Delete") && object != null && object.equals(actor);
        }

        List<String> marks() {
            return Received.marks(id, actor, activity);
        }
    }

    /// What needs no proof, since nothing is done: types without meaning, and the steady stream of deleted
    /// accounts that nobody here ever heard of, whose keys are gone already.
    private boolean dropped(Envelope envelope) {
        return !settings.types().contains(envelope.type())
                || (envelope.deletesItself() && !keys.knows(envelope.actor()));
    }

    private InboxOutcome signed(SignedRequest request, Claim claim, String signer, Envelope envelope) {
        Expectations expected = new Expectations(settings.origin(), clock.instant(), settings.window());
        Flaw flaw = Signatures.flaw(request, claim, expected);
        if (flaw != null) {
            // a sender that was down for a day may repeat the very bytes
            boolean known = flaw == Flaw.TOO_OLD && seen.knowsAny(envelope.marks());
            return known ? new AlreadySeen() : new Refused(new BadSignature(flaw));
        }
        if (!signer.equals(envelope.actor().host())) {
            return new Refused(new InboxOutcome.NotTheSigner());
        }
        return switch (ring.find(claim.keyId())) {
            case KeyFound.Known(PeerKey key) ->
                verified(Proof.of(request, claim, key, expected, ring), request, envelope);
            case KeyFound.Gone() ->
                envelope.deletesItself() && gone(claim, envelope.actor())
                        ? owned(request, envelope)
                        : new Refused(new NoKey("its owner is gone"));
            case KeyFound.Unusable(String why) -> new Refused(new NoKey(why));
            case KeyFound.NotNow(Duration after) -> new TryLater(after);
        };
    }

    /// Whether the origin itself says that the actor is gone, which is all that its deletion says.
    /// That there was something else once where the key is said to be (a post, a person) proves
    /// nothing about the actor.
    private boolean gone(Claim claim, Iri actor) {
        Iri key = Parts.iri(claim.keyId());
        return (key != null && Parts.withoutFragment(key).equals(actor)) || ring.gone(actor);
    }

    private InboxOutcome verified(Proof proof, SignedRequest request, Envelope envelope) {
        return switch (proof) {
            case Proof.Not(Flaw flaw) -> new Refused(new BadSignature(flaw));
            case Proof.NotNow(Duration after) -> new TryLater(after);
            case Proof.By(PeerKey key) ->
                key.owner().equals(envelope.actor())
                        ? owned(request, envelope)
                        : new Refused(new InboxOutcome.NotTheSigner());
        };
    }

    private InboxOutcome owned(SignedRequest request, Envelope envelope) {
        String peer = envelope.actor().host();
        if (peer == null || !Parts.sameHost(envelope.id(), envelope.actor())) {
            return new Refused(new InboxOutcome.ForeignId());
        }
        if (peer.equals(ourHost)) {
            return new Refused(new InboxOutcome.Ours());
        }
        Instant now = clock.instant();
        return new Accepted(
                new Received(envelope.id(), envelope.actor(), peer, envelope.activity(), request.body(), now));
    }

    private @Nullable InboxOutcome barred(String host, Admission.Way way) {
        return switch (admission.admits(host, way)) {
            case Admission.Admitted() -> null;
            case Admission.Barred(String why) -> new Refused(new InboxOutcome.Barred(host, why));
            case Admission.NotNow(Duration after) -> new TryLater(after);
        };
    }

    /// The hosts of the actor and of what it speaks of, down to what an announced activity speaks of; not
    /// ours, and not the signer's again.
    private Set<String> spokenOf(JsonObject activity, String signer) {
        Set<String> hosts = new LinkedHashSet<>();
        add(hosts, Parts.references(activity, "actor"));
        add(hosts, Parts.references(activity, "object"));
        for (Json json : Parts.many(activity, "object")) {
            if (json instanceof JsonObject inner) {
                add(hosts, Parts.references(inner, "actor"));
                add(hosts, Parts.references(inner, "attributedTo"));
                add(hosts, Parts.references(inner, "object"));
            }
        }
        hosts.remove(signer);
        if (ourHost != null) {
            hosts.remove(ourHost);
        }
        return hosts;
    }

    private static void add(Set<String> hosts, List<Iri> addresses) {
        for (Iri address : addresses) {
            String host = address.host();
            if (host != null) {
                hosts.add(host);
            }
        }
    }
}
