package org.folkmoot.activitypub.federation.signatures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.signatures.Claim.ByMessage;
import org.folkmoot.activitypub.federation.signatures.Claim.Component;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/// RFC 9421, HTTP Message Signatures, as far as requests between servers use it.
final class MessageSignatures {

    private static final int LONGEST_HEADER = 8192;
    private static final int MOST_COVERED = 40;

    private MessageSignatures() {}

    static Reading read(Headers headers) {
        List<String> inputs = headers.all("Signature-Input");
        List<String> values = headers.all("Signature");
        if (length(inputs) > LONGEST_HEADER || length(values) > LONGEST_HEADER) {
            return new Reading.Failed(Flaw.UNREADABLE);
        }
        try {
            Map<String, ListElement<?>> input =
                    new Parser(inputs).parseDictionary().get();
            Map<String, ListElement<?>> signatures =
                    new Parser(values).parseDictionary().get();
            if (input.size() > 1) {
                return new Reading.Failed(Flaw.SEVERAL);
            }
            String label = input.keySet().iterator().next();
            if (input.get(label) instanceof InnerList list
                    && signatures.get(label) instanceof ByteSequenceItem signature) {
                return claim(list, Digests.copy(signature.get()));
            }
            return new Reading.Failed(Flaw.UNREADABLE);
        } catch (ParseException | DateTimeException | NoSuchElementException unreadable) {
            return new Reading.Failed(Flaw.UNREADABLE);
        }
    }

    private static Reading claim(InnerList list, byte[] signature) {
        List<Component> covered = new ArrayList<>();
        for (Item<?> item : list.get()) {
            Component component = component(item);
            if (component == null) {
                return new Reading.Failed(Flaw.COMPONENT_UNKNOWN);
            }
            covered.add(component);
        }
        long different = covered.stream().map(Component::identifier).distinct().count();
        Parameters parameters = list.getParams();
        if (different < covered.size()
                || covered.size() > MOST_COVERED
                || !(parameters.get("keyid") instanceof StringItem keyId)) {
            return new Reading.Failed(Flaw.UNREADABLE);
        }
        return new Reading.Read(new ByMessage(
                keyId.get(),
                parameters.get("alg") instanceof StringItem algorithm ? algorithm.get() : null,
                List.copyOf(covered),
                seconds(parameters.get("created")),
                seconds(parameters.get("expires")),
                list.serialize(),
                signature));
    }

    /// Null for one that we cannot rebuild: anything with parameters but `@query-param`.
    private static @Nullable Component component(Item<?> item) {
        if (!(item instanceof StringItem name)) {
            return null;
        }
        if (name.get().equals("@query-param")) {
            boolean named = name.getParams().size() == 1 && name.getParams().get("name") instanceof StringItem;
            String parameter = named && name.getParams().get("name") instanceof StringItem value ? value.get() : null;
            return parameter == null ? null : new Component(name.get(), name.serialize(), parameter);
        }
        boolean plain =
                name.getParams().isEmpty() && name.get().equals(name.get().toLowerCase(ROOT));
        return plain ? new Component(name.get(), name.serialize(), null) : null;
    }

    private static @Nullable Instant seconds(@Nullable Item<?> item) {
        return item instanceof IntegerItem number ? Instant.ofEpochSecond(number.getAsLong()) : null;
    }

    private static int length(List<String> values) {
        return values.stream().mapToInt(String::length).sum();
    }

    /// Everything that can be wrong without looking at the key; null when nothing is.
    static @Nullable Flaw flaw(SignedRequest request, ByMessage claim, Expectations expected) {
        Set<String> covered = claim.covered().stream().map(Component::name).collect(Collectors.toSet());
        if (!covered.contains("@method") || !coversAddress(covered, request)) {
            return Flaw.TARGET_NOT_COVERED;
        }
        boolean bodyMatters = request.method().equals("POST") || request.body().length > 0;
        if (bodyMatters && !covered.contains("content-digest")) {
            return Flaw.DIGEST_NOT_COVERED;
        }
        Instant created = claim.created();
        Flaw time = created == null ? Flaw.TIME_NOT_COVERED : Times.flaw(created, claim.expires(), expected);
        if (time != null) {
            return time;
        }
        for (Component component : claim.covered()) {
            if (value(component, request, expected) == null) {
                return component.name().startsWith("@") ? Flaw.COMPONENT_UNKNOWN : Flaw.COVERED_HEADER_MISSING;
            }
        }
        return covered.contains("content-digest")
                ? Digests.flawOfContentDigest(request.headers(), request.body())
                : null;
    }

    private static boolean coversAddress(Set<String> covered, SignedRequest request) {
        boolean host = covered.contains("@authority") || covered.contains("host");
        boolean query = covered.contains("@query") || !request.target().contains("?");
        return covered.contains("@target-uri")
                || (host && (covered.contains("@request-target") || (covered.contains("@path") && query)));
    }

    static boolean verify(
            SignedRequest request, ByMessage claim, Algorithm algorithm, PublicKey key, Expectations expected) {
        return algorithm.verify(key, base(request, claim, expected).getBytes(UTF_8), claim.signature());
    }

    /// The signature base (RFC 9421, 2.5).
    static String base(SignedRequest request, ByMessage claim, Expectations expected) {
        StringBuilder base = new StringBuilder();
        for (Component component : claim.covered()) {
            base.append(component.identifier())
                    .append(": ")
                    .append(value(component, request, expected))
                    .append('\n');
        }
        return base.append("\"@signature-params\": ").append(claim.params()).toString();
    }

    private static @Nullable String value(Component component, SignedRequest request, Expectations expected) {
        return switch (component.name()) {
            case "@method" -> request.method();
            case "@target-uri" -> expected.origin() + request.target();
            case "@authority", "host" -> expected.authority();
            case "@scheme" -> expected.scheme();
            case "@request-target" -> request.target();
            case "@path" -> request.path();
            case "@query" -> request.query();
            case "@query-param" -> queryParameter(request, component.parameter());
            default ->
                component.name().startsWith("@") ? null : request.headers().joined(component.name());
        };
    }

    /// Null unless the query holds it exactly once (RFC 9421, 2.2.8: one that is repeated must not be
    /// signed).
    private static @Nullable String queryParameter(SignedRequest request, @Nullable String encodedName) {
        List<String> values = new ArrayList<>();
        for (String pair : request.query().substring(1).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (recoded(parts[0]).equals(encodedName)) {
                values.add(parts.length < 2 ? "" : recoded(parts[1]));
            }
        }
        return values.size() == 1 ? values.getFirst() : null;
    }

    private static String recoded(String encoded) {
        try {
            return URLEncoder.encode(URLDecoder.decode(encoded, UTF_8), UTF_8).replace("+", "%20");
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }

    static OutboundRequest sign(OutboundRequest request, SigningKey key, Instant now) {
        Headers headers = request.headers().with("Host", request.host());
        List<String> covered = new ArrayList<>(List.of("@method", "@target-uri"));
        if (request.method().equals("POST")) {
            headers = headers.with("Content-Digest", Digests.contentDigest(request.body()));
            covered.add("content-digest");
        }
        Algorithm algorithm = Algorithm.byKey(key.key());
        String params = "(%s);created=%d;keyid=%s;alg=\"%s\""
                .formatted(
                        covered.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" ")),
                        now.getEpochSecond(),
                        StringItem.valueOf(key.keyId()).serialize(),
                        algorithm == Algorithm.ED25519 ? "ed25519" : "rsa-v1_5-sha256");
        StringBuilder base = new StringBuilder();
        for (String name : covered) {
            String value = switch (name) {
                case "@method" -> request.method();
                case "@target-uri" -> request.targetUri();
                default -> headers.joined(name);
            };
            base.append('"').append(name).append("\": ").append(value).append('\n');
        }
        base.append("\"@signature-params\": ").append(params);
        String signature = Base64.getEncoder()
                .encodeToString(algorithm.sign(key.key(), base.toString().getBytes(UTF_8)));
        return request.with(
                headers.with("Signature-Input", "sig1=" + params).with("Signature", "sig1=:" + signature + ":"));
    }
}
