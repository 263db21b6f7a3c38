package org.folkmoot.server.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.Handshake;
import org.folkmoot.activitypub.client.NameResolver;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.server.Settings;
import org.jspecify.annotations.Nullable;

/// What can be seen from outside, by the public address, and of other servers.
///
/// @param running whether the server of these settings answers here
record World(Settings settings, ClientSettings client, Transport outside, boolean running, InstantSource clock) {

    /// @param forum null where the database cannot be asked
    List<Check> checks(@Nullable Forum forum) {
        URI set = settings.publicUrl();
        String chosen = forum == null ? null : forum.address();
        List<Check> checks = new ArrayList<>();
        checks.add(new PublicAddressCheck(set, chosen, settings.testMode()));
        String address = chosen == null && set != null ? set.toString() : chosen;
        if (address != null && (settings.testMode() || !PublicAddress.local(address))) {
            checks.addAll(byAddress(address, forum));
        }
        if (forum != null) {
            forum.peer().ifPresent(peer -> checks.add(clockOf(peer)));
        }
        return checks;
    }

    private List<Check> byAddress(String address, @Nullable Forum forum) {
        NameResolver system = NameResolver.system();
        NameResolver names = settings.testMode() ? NameResolver.withLocalhost(system) : system;
        PublicDoor door = new PublicDoor(address, outside);
        List<Check> checks = new ArrayList<>();
        checks.add(new NameCheck(URI.create(address).getHost(), names, settings.testMode()));
        if (address.startsWith("https:")) {
            checks.add(new CertificateCheck(address, new Handshake(client, names), clock));
        }
        checks.add(new ThroughCheck(new ReachCheck(door, settings.localAddress(), running), within(door, forum)));
        return checks;
    }

    /// What can be seen once it is the server that answers there.
    private List<Check> within(PublicDoor door, @Nullable Forum forum) {
        List<Check> checks = new ArrayList<>();
        checks.add(new WellKnownCheck(door));
        checks.add(new DocumentCheck(door));
        if (forum != null) {
            forum.key().ifPresent(key -> checks.add(new ProxyCheck(door, key, clock)));
        }
        return checks;
    }

    private Check clockOf(String peer) {
        PublicDoor theirs = new PublicDoor((settings.testMode() ? "http://" : "https://") + peer, outside);
        return new ClockCheck("that of " + peer, clock, () -> date(theirs), Duration.ofSeconds(1));
    }

    private static @Nullable Instant date(PublicDoor theirs) {
        try {
            String said = theirs.get("/.well-known/nodeinfo", Headers.of("Accept", "application/json"))
                    .headers()
                    .first("Date");
            return said == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(said, Instant::from);
        } catch (TransportFailed | DateTimeParseException unknown) {
            return null; // whether others answer is another check's
        }
    }
}
