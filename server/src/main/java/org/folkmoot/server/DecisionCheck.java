package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.GuardedClient;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Limits;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.OwnSigningKeys;
import org.folkmoot.forum.peering.DecisionLog;
import org.folkmoot.forum.peering.DecisionLog.Fault;
import org.folkmoot.forum.peering.LogFacts;
import org.folkmoot.forum.peering.LogHeads.LogHead;
import org.jspecify.annotations.Nullable;

/// Checks the log of decisions for whoever runs the machine, whether the server runs or not: by itself, against the
/// tables, and against
/// a copy that was published once, which even a log made anew from its first entry on cannot agree with.
public final class DecisionCheck {

    private static final int AT_A_TIME = 1_000;

    /// A page of the log holds a thousand entries.
    private static final Limits COPY = new Limits(Duration.ofSeconds(60), 64 << 20, Limits.Excess.REFUSED);

    private DecisionCheck() {}

    /// What was found.
    ///
    /// @param entries how many there are
    /// @param hash    the last fingerprint; empty where there is no entry
    /// @param faults  a sentence each; none when all is well
    public record Report(long entries, String hash, List<String> faults) {}

    /// Checks it.
    ///
    /// @param against a file, or an address that begins with `http`; null for none
    public static Report check(Settings settings, Sources sources, @Nullable String against) {
        try (OpenedDatabase opened = OpenedDatabase.forCommand(settings, sources)) {
            return check(settings, sources, opened.database(), against);
        }
    }

    static Report check(Settings settings, Sources sources, Database database, @Nullable String against) {
        Optional<byte[]> copy = Optional.empty();
        List<String> faults = new ArrayList<>();
        if (against != null) {
            try {
                copy = Optional.of(read(settings, against));
            } catch (IOException | TransportFailed | IllegalArgumentException unreadable) {
                faults.add("The copy cannot be read: " + unreadable.getMessage());
            }
        }
        DecisionLog log = new ForumRooms(database, sources).decisionLog;
        log.faults().stream().map(DecisionCheck::sentence).forEach(faults::add);
        Map<Long, String> hashes = hashes(log);
        copy.ifPresent(bytes -> faults.addAll(PublishedLogCodec.read(bytes)
                .map(published -> differences(database, hashes, published))
                .orElse(List.of("The copy says nothing of a log of decisions."))));
        return new Report(hashes.size(), hashes.getOrDefault((long) hashes.size(), ""), faults);
    }

    private static byte[] read(Settings settings, String against) throws IOException, TransportFailed {
        if (!against.startsWith("http://") && !against.startsWith("https://")) {
            return Files.readAllBytes(Path.of(against));
        }
        ClientSettings usual = ClientSettings.of("Folkmoot; +" + settings.localAddress());
        try (GuardedClient client = new GuardedClient(settings.testMode() ? usual.inTestMode() : usual)) {
            OutboundRequest asked =
                    new OutboundRequest("GET", new Iri(against), Headers.of("Accept", "*/*"), new byte[0], COPY);
            Reply reply = client.exchange(asked);
            if (!reply.success()) {
                throw new IOException("it was answered with " + reply.status());
            }
            return reply.body();
        }
    }

    private static Map<Long, String> hashes(DecisionLog log) {
        Map<Long, String> hashes = new TreeMap<>();
        List<DecisionLog.Shown> shown = log.after(0, AT_A_TIME);
        while (!shown.isEmpty()) {
            shown.forEach(one -> hashes.put(one.entry().number(), one.entry().hash()));
            shown = log.after(shown.getLast().entry().number(), AT_A_TIME);
        }
        return hashes;
    }

    private static List<String> differences(Database database, Map<Long, String> hashes, PublishedLog published) {
        List<String> differences = new ArrayList<>();
        if (published.spoilt() > 0) {
            differences.add("The copy is damaged: its entry " + published.spoilt()
                    + " does not have the fingerprint beside it.");
        }
        Map<Long, String> told = new TreeMap<>(published.hashes());
        PublishedLog.Head head = published.head();
        if (head != null) {
            told.put(head.number(), head.hash());
            if (!signed(database, head)) {
                differences.add("The copy is not signed by this site: nobody can say from where it comes.");
            }
        }
        told.forEach((number, hash) -> {
            String here = hashes.get(number);
            if (here == null) {
                differences.add("The copy has entry " + number + ", and the log here does not.");
            } else if (!here.equals(hash)) {
                differences.add("Up to entry " + number
                        + " the log here is not the one that was published: something in it was" + " changed since.");
            }
        });
        return differences;
    }

    private static boolean signed(Database database, PublishedLog.Head head) {
        Optional<byte[]> key = database.read(OwnSigningKeys::ofTheSite);
        if (key.isEmpty() || head.signature().isEmpty()) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.get())));
            signature.update(LogHead.words(head.number(), head.hash()).getBytes(UTF_8));
            return signature.verify(Base64.getDecoder().decode(head.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static String sentence(Fault fault) {
        String entry = "Entry " + fault.number();
        return switch (fault.kind()) {
            case GONE -> entry + " is not there.";
            case CHANGED -> entry + " was changed: its text does not have its fingerprint.";
            case NOT_IN_LINE -> entry + " does not follow the one before.";
            case TEXT_CHANGED -> entry + ": a text was changed (" + about(fault.about()) + ").";
            case TABLES_DIFFER ->
                entry + ": the tables do not say what was written down (" + about(fault.about()) + ").";
            case DECISION_GONE -> entry + " tells of something that is not in the tables.";
            case NOT_WRITTEN_DOWN ->
                "Not written down yet: " + about(fault.about()) + ". A running server does it within seconds.";
        };
    }

    private static String about(@Nullable LogFacts facts) {
        if (facts == null) {
            return "it is not known of what";
        }
        return switch (facts.kind()) {
            case TERMS -> "decision " + facts.subject();
            case TERMS_ANNOUNCED, TERMS_WITHDRAWN -> "announcement " + facts.subject();
            case EVIDENCE, REPLY ->
                "what was attached to decision " + facts.facts().get("decision");
            case CONSULTATION_ANNOUNCED, CONSULTATION_COUNTED, CONSULTATION_DECIDED, CONSULTATION_GIVEN_UP ->
                "consultation " + facts.subject();
            case BALLOT_KEY_EXPORTED ->
                "the export of the key of consultation " + facts.facts().get("consultation");
        };
    }
}
