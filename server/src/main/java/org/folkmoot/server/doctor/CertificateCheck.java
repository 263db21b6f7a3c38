package org.folkmoot.server.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.folkmoot.activitypub.client.Handshake;
import org.folkmoot.activitypub.client.Handshake.Shown;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether the certificate of the public address is one that other servers and browsers take, and will be for a while.
record CertificateCheck(String address, Handshake handshake, InstantSource clock) implements Check {

    private static final Duration SOON = Duration.ofDays(14);
    private static final String RENEW = "Renew it with what made it (certbot renew, or restart Caddy), and see why that"
            + " did not happen by itself.";

    @Override
    public String subject() {
        return "the certificate of " + address;
    }

    @Override
    public List<Finding> look() {
        try {
            return List.of(judge(address, handshake.look(address, clock.instant()), clock.instant()));
        } catch (TransportFailed failed) {
            return List.of(new Look(
                    "The certificate of " + address + " could not be looked at: "
                            + failed.reason().words() + ".",
                    ""));
        }
    }

    static Finding judge(String address, Shown shown, Instant now) {
        String its = "The certificate of " + address;
        String day = shown.until().atZone(ZoneOffset.UTC).toLocalDate().toString();
        Handshake.Fault fault = shown.fault();
        if (fault == null) {
            return shown.until().isBefore(now.plus(SOON))
                    ? new Look(its + " is valid until " + day + " only.", RENEW)
                    : new Well(its + " is sound, and valid until " + day + ".");
        }
        return switch (fault) {
            case EXPIRED -> new Bad(its + " was valid until " + day + " only, so nobody comes here any more.", RENEW);
            case NOT_YET ->
                new Bad(
                        its + " is not valid yet.",
                        "See what the clock of this machine says (date), and that of the machine which made it.");
            case INCOMPLETE ->
                new Bad(
                        its + " comes without those that vouch for it: browsers may take it, other servers do not.",
                        "Give the proxy the whole chain (fullchain.pem rather than cert.pem).");
            case UNTRUSTED ->
                new Bad(
                        its + " is signed by nobody whom others trust (" + shown.issuer() + ").",
                        "Use one of an authority that everybody knows, such as Let's Encrypt.");
            case OTHER_HOST ->
                new Bad(
                        its + " is for another host.",
                        "Have one made for this name, and let the proxy show it for this name.");
        };
    }
}
