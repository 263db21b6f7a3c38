package org.folkmoot.activitypub.federation.signatures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.signatures.Claim.ByCavage;
import org.jspecify.annotations.Nullable;

/// draft-cavage-http-signatures-12, with what servers have made of it.
final class CavageSignatures {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*+([A-Za-z]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|([0-9.]++))\\s*+(,|$)");
    private static final int LONGEST_HEADER = 8192;
    private static final int MOST_COVERED = 40;

    private CavageSignatures() {}

    static Reading read(String header) {
        if (header.length() > LONGEST_HEADER) {
            return new Reading.Failed(Flaw.UNREADABLE);
        }
        Map<String, String> parameters = parameters(header);
        String keyId = parameters.get("keyid");
        String signature = parameters.get("signature");
        if (keyId == null || keyId.isEmpty() || signature == null) {
            return new Reading.Failed(Flaw.UNREADABLE);
        }
        Set<String> covered = new LinkedHashSet<>(List.of(parameters
                .getOrDefault("headers", "date")
                .toLowerCase(ROOT)
                .strip()
                .split("\\s+")));
        if (covered.size() > MOST_COVERED) {
            return new Reading.Failed(Flaw.UNREADABLE);
        }
        try {
            String algorithm = parameters.get("algorithm");
            return new Reading.Read(new ByCavage(
                    keyId,
                    algorithm == null ? null : algorithm.toLowerCase(ROOT),
                    List.copyOf(covered),
                    seconds(parameters.get("created")),
                    seconds(parameters.get("expires")),
                    Base64.getDecoder().decode(signature)));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return new Reading.Failed(Flaw.UNREADABLE);
        }
    }

    /// Empty when the header is not of the form or names something twice.
    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        int end = 0;
        while (matcher.find()) {
            String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            if (parameters.put(matcher.group(1).toLowerCase(ROOT), value) != null) {
                return Map.of();
            }
            end = matcher.end();
        }
        return end == header.length() ? parameters : Map.of();
    }

    private static @Nullable Instant seconds(@Nullable String value) {
        return value == null ? null : Instant.ofEpochSecond(Long.parseLong(value.split("\\.", 2)[0]));
    }

    /// Everything that can be wrong without looking at the key; null when nothing is.
    static @Nullable Flaw flaw(SignedRequest request, ByCavage claim, Expectations expected) {
        List<String> covered = claim.covered();
        if (!covered.contains("(request-target)")) {
            return Flaw.TARGET_NOT_COVERED;
        }
        if (!covered.contains("host")) {
            return Flaw.HOST_NOT_COVERED;
        }
        boolean bodyMatters = request.method().equals("POST") || request.body().length > 0;
        if (bodyMatters && !covered.contains("digest")) {
            return Flaw.DIGEST_NOT_COVERED;
        }
        Flaw time = flawOfTime(request, claim, expected);
        if (time != null) {
            return time;
        }
        if (covered.stream().anyMatch(name -> value(name, request, claim, "", expected) == null)) {
            return Flaw.COVERED_HEADER_MISSING;
        }
        return covered.contains("digest") ? Digests.flawOfDigest(request.headers(), request.body()) : null;
    }

    private static @Nullable Flaw flawOfTime(SignedRequest request, ByCavage claim, Expectations expected) {
        boolean dated = claim.covered().contains("date");
        boolean created = claim.covered().contains("(created)") && claim.created() != null;
        if (!dated && !created) {
            return Flaw.TIME_NOT_COVERED;
        }
        if (dated) {
            String date = request.headers().first("Date");
            Instant at = date == null ? null : instant(date);
            Flaw flaw = at == null ? Flaw.TIME_UNREADABLE : Times.flaw(at, null, expected);
            if (flaw != null) {
                return flaw;
            }
        }
        Instant createdAt = claim.created();
        return created && createdAt != null ? Times.flaw(createdAt, claim.expires(), expected) : null;
    }

    private static @Nullable Instant instant(String date) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /// Whether the key signed this; tried with the query, then as those do who leave it out (PieFed, older
    /// Mastodon), or who leave out its question mark (Smithereen).
    static boolean verify(
            SignedRequest request, ByCavage claim, Algorithm algorithm, PublicKey key, Expectations expected) {
        Set<String> targets = new LinkedHashSet<>();
        targets.add(request.target());
        if (request.target().contains("?")) {
            targets.add(request.path());
            targets.add(request.path() + request.query().substring(1));
        }
        return targets.stream()
                .anyMatch(target -> algorithm.verify(
                        key, base(request, claim, target, expected).getBytes(UTF_8), claim.signature()));
    }

    static String base(SignedRequest request, ByCavage claim, String target, Expectations expected) {
        return claim.covered().stream()
                .map(name -> name + ": " + value(name, request, claim, target, expected))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String value(
            String name, SignedRequest request, ByCavage claim, String target, Expectations expected) {
        return switch (name) {
            case "(request-target)" -> request.method().toLowerCase(ROOT) + " " + target;
            case "(created)" -> seconds(claim.created());
            case "(expires)" -> seconds(claim.expires());
            // what the request says of our name proves nothing: a proxy, or whoever replays it, may have written it
            case "host" -> expected.authority();
            default -> request.headers().joined(name);
        };
    }

    private static @Nullable String seconds(@Nullable Instant instant) {
        return instant == null ? null : Long.toString(instant.getEpochSecond());
    }

    static OutboundRequest sign(OutboundRequest request, SigningKey key, Instant now) {
        Headers headers = request.headers()
                .with("Host", request.host())
                .with("Date", DATE.format(now))
                .with("Digest", Digests.digest(request.body()));
        List<String> covered = new ArrayList<>(List.of("(request-target)", "host", "date", "digest"));
        if (headers.first("Content-Type") != null) {
            covered.add("content-type");
        }
        String base = covered.stream()
                .map(name -> name + ": "
                        + (name.equals("(request-target)")
                                ? request.method().toLowerCase(ROOT) + " " + request.target()
                                : headers.joined(name)))
                .collect(Collectors.joining("\n"));
        Algorithm algorithm = Algorithm.byKey(key.key());
        String signature = Base64.getEncoder().encodeToString(algorithm.sign(key.key(), base.getBytes(UTF_8)));
        return request.with(headers.with(
                "Signature",
                "keyId=\"%s\",algorithm=\"%s\",headers=\"%s\",signature=\"%s\""
                        .formatted(
                                key.keyId(),
                                algorithm == Algorithm.RSA_SHA256 ? "rsa-sha256" : "hs2019",
                                String.join(" ", covered),
                                signature)));
    }
}
