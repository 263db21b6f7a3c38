package org.folkmoot.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.server.Echo;
import org.folkmoot.server.Setting;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// What the proxy makes of a request: whether an activity arrives as it was sent, with its signature, and whether the
/// server learns where it comes from and by which address. It is sent to the public address, and the server tells
/// what it saw.
@SuppressWarnings("ArrayRecordComponent") // never compared
record ProxyCheck(PublicDoor door, byte[] key, InstantSource clock) implements Check {

    /// An address that belongs to nobody (RFC 5737), which we claim to come from: only a stranger's word.
    static final String CLAIMED = "203.0.113.9";

    private static final byte[] BODY =
            "{\"@context\":\"https://www.w3.org/ns/activitystreams\", \"note\":\"Grüße  \\u003c\"}\n".getBytes(UTF_8);
    private static final String TRUST = Setting.TRUSTED_PROXIES.variable();

    @Override
    public String subject() {
        return "what the proxy makes of requests";
    }

    @Override
    public List<Finding> look() {
        Instant now = clock.instant();
        Headers sent = Headers.of(
                "Content-Type",
                "application/activity+json",
                "Date",
                "Thu, 01 Jan 2026 00:00:00 GMT",
                "Digest",
                "SHA-256=" + Echo.fingerprint(BODY),
                "Signature",
                "keyId=\"doctor\",headers=\"(request-target) host date digest\",signature=\"none\"",
                "Signature-Input",
                "sig=(\"@method\" \"@target-uri\");keyid=\"doctor\"",
                "X-Forwarded-For",
                CLAIMED,
                Echo.TOKEN,
                Echo.token(key, now));
        try {
            Reply reply = door.post(Echo.PATH + "?with=a%2Fb", sent, BODY);
            if (reply.status() != 200) {
                return List.of(new Bad(
                        "What other servers bring to " + door.address() + "/inbox does not arrive (" + reply.status()
                                + ").",
                        "Let the proxy hand everything over, whatever its kind (Content-Type) and method."));
            }
            return judge(door.address(), sent, BODY, seen(new String(reply.body(), UTF_8)));
        } catch (TransportFailed failed) {
            return List.of(new Look(
                    "What the proxy makes of requests could not be seen: "
                            + failed.reason().words() + ".",
                    ""));
        }
    }

    static Map<String, String> seen(String text) {
        Map<String, String> seen = new LinkedHashMap<>();
        text.lines().filter(line -> line.contains(": ")).forEach(line -> {
            int colon = line.indexOf(": ");
            seen.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return seen;
    }

    static List<Finding> judge(String address, Headers sent, byte[] body, Map<String, String> seen) {
        List<Finding> findings = new ArrayList<>();
        altered(sent, body, seen, findings);
        from(address, seen, findings);
        to(address, seen, findings);
        if (findings.isEmpty()) {
            findings.add(new Well("Requests arrive as they were sent, and the server knows where they come from."));
        }
        return findings;
    }

    private static void altered(Headers sent, byte[] body, Map<String, String> seen, List<Finding> findings) {
        String untouched = "Signatures of other servers then fit nothing: let the proxy pass requests on untouched.";
        if (!Echo.fingerprint(body).equals(seen.get("body"))) {
            findings.add(new Bad("The body of what others bring arrives altered.", untouched));
        }
        if (!(Echo.PATH + "?with=a%2Fb").equals(seen.get("target"))) {
            findings.add(new Bad(
                    "The address " + Echo.PATH + "?with=a%2Fb arrives as " + seen.get("target") + ".",
                    untouched + " In nginx, proxy_pass must end without a slash or path."));
        }
        for (String name : List.of("Date", "Digest", "Signature", "Signature-Input", "Content-Type")) {
            String arrived = seen.get("header " + name.toLowerCase(Locale.ROOT));
            if (!Objects.equals(arrived, sent.first(name))) {
                findings.add(new Bad(
                        "The header " + name + " arrives " + (arrived == null ? "not at all" : "altered") + ".",
                        untouched));
            }
        }
    }

    /// On one machine, without a proxy, everybody comes from here and is believed.
    private static void from(String address, Map<String, String> seen, List<Finding> findings) {
        String client = seen.getOrDefault("client", "");
        String forwarded = seen.getOrDefault("header x-forwarded-for", "");
        if (PublicAddress.local(address)) {
            return;
        }
        if (client.equals(CLAIMED)) {
            findings.add(new Bad(
                    "Whoever comes may claim to come from anywhere: the server believes an X-Forwarded-For that a stranger"
                            + " wrote.",
                    "Let the proxy add the address of who comes to X-Forwarded-For, or write it anew; and name only your"
                            + " own proxies in " + TRUST + "."));
        } else if (within(client) && (forwarded.isEmpty() || forwarded.equals(CLAIMED))) {
            findings.add(new Bad(
                    "The proxy does not say where requests come from, so all visitors look like one (" + client
                            + ") and share one limit.",
                    "Let it send X-Forwarded-For with the address of who comes."));
        } else if (within(client) && !forwarded.contains(client)) {
            findings.add(new Bad(
                    "The proxy at " + client
                            + " is not believed when it says where requests come from, so all visitors look"
                            + " like one.",
                    "Add " + client + ", or its network, to " + TRUST + "."));
        }
    }

    private static void to(String address, Map<String, String> seen, List<Finding> findings) {
        String known = seen.getOrDefault("address", "");
        if (known.equals(address)) {
            return;
        }
        if (known.replaceFirst("^http:", "https:").equals(address)) {
            findings.add(new Bad(
                    "The server takes requests to " + address + " for unencrypted ones.",
                    "Let the proxy send X-Forwarded-Proto: https, and name its address in " + TRUST + "."));
        } else {
            findings.add(new Bad(
                    "Requests to " + address + " arrive as if they were for " + known + ", so forms are refused and"
                            + " signatures do not fit.",
                    "Let the proxy pass the header Host on as it came (proxy_set_header Host $host; in nginx)."));
        }
    }

    /// Whether an address is of this machine or of a network that the world does not reach.
    private static boolean within(String client) {
        try {
            InetAddress address = InetAddress.ofLiteral(client);
            return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }
}
