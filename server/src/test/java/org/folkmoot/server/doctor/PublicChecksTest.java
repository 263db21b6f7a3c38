package org.folkmoot.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.GuardedClient;
import org.folkmoot.activitypub.client.Handshake.Fault;
import org.folkmoot.activitypub.client.Handshake.Shown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What can be wrong between the world and the server, and how it is told; behind a proxy that really answers so.
class PublicChecksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String READY = "{\"ready\":true}\n";
    private static final String FORUM = "https://forum.example";

    private final CrookedProxy proxy = new CrookedProxy();
    private final ClientSettings settings = ClientSettings.of("doctor; +http://forum.localhost");
    private final GuardedClient client = new GuardedClient(settings.inTestMode());

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    private PublicDoor door() {
        return new PublicDoor(proxy.address(), client);
    }

    private ReachCheck reach(boolean running) {
        return new ReachCheck(door(), "http://localhost:8536", running);
    }

    private PortCheck port() {
        return new PortCheck("127.0.0.1", proxy.port(), new OwnDoor("127.0.0.1", proxy.port(), client));
    }

    private static NameCheck name(String address) {
        return new NameCheck("forum.example", host -> List.of(InetAddress.ofLiteral(address)), false);
    }

    private static String certificate(@Nullable Fault fault, String until) {
        Finding finding = CertificateCheck.judge(FORUM, new Shown(Instant.parse(until), "CN=Some One", fault), NOW);
        return finding.word() + " " + finding.sentence() + " > " + finding.advice();
    }

    @Test
    void aPortThatIsTaken() {
        Told.bad(
                port(),
                "Another program listens on 127.0.0.1 port " + proxy.port() + " (it answers 404)",
                "FOLKMOOT_PORT");
    }

    @Test
    void aPortBehindWhichTheServerIs() {
        proxy.answering("/ready", 200, "application/json", READY);
        Told.well(port(), "A Folkmoot answers on 127.0.0.1 port " + proxy.port());
        proxy.answering(
                "/ready", 503, "application/json", "{\"ready\":false,\"reason\":\"the database does not answer\"}\n");
        Told.bad(port(), "but sends visitors away: the database does not answer.", "its log");
    }

    @Test
    void aPortThatIsFree() {
        int free = proxy.port();
        proxy.close();
        Told.well(new PortCheck("127.0.0.1", free, new OwnDoor("127.0.0.1", free, client)), "Nobody listens on");
    }

    @Test
    void anAddressThatWasChanged() {
        Told.bad(
                new PublicAddressCheck(URI.create("https://new.example"), FORUM, false),
                "founded as " + FORUM,
                "An address cannot be changed");
        Told.well(new PublicAddressCheck(URI.create(FORUM), FORUM, false), "The public address is " + FORUM);
        Told.well(new PublicAddressCheck(null, FORUM, false), "The public address is " + FORUM);
        Told.well(new PublicAddressCheck(null, null, false), "the one chosen at set-up");
    }

    @Test
    void anAddressThatOnlyThisMachineReaches() {
        Told.look(
                new PublicAddressCheck(null, "http://localhost:8536", false),
                "only this machine can reach",
                "FOLKMOOT_PUBLIC_URL");
        Told.well(new PublicAddressCheck(null, "http://localhost:8536", true), "The public address is");
    }

    @Test
    void aNameThatNobodyKnows() {
        NameCheck unknown = new NameCheck(
                "forum.example",
                host -> {
                    throw new UnknownHostException(host);
                },
                false);
        Told.bad(unknown, "Nobody knows an address for forum.example", "record of kind A");
    }

    @Test
    void aNameThatLeadsToAPrivateNetwork() {
        Told.look(name("192.168.1.5"), "192.168.1.5, which is a private network", "correct the record");
        Told.look(name("fd00::5"), "which is a private network", "correct the record");
        Told.well(name("93.184.215.14"), "DNS knows forum.example as 93.184.215.14");
    }

    @Test
    void certificatesThatOthersDoNotTake() {
        assertThat(certificate(Fault.EXPIRED, "2026-02-01T00:00:00Z"))
                .startsWith("BAD")
                .contains("until 2026-02-01 only")
                .contains("certbot renew");
        assertThat(certificate(Fault.NOT_YET, "2027-02-01T00:00:00Z"))
                .startsWith("BAD")
                .contains("not valid yet")
                .contains("clock");
        assertThat(certificate(Fault.INCOMPLETE, "2027-02-01T00:00:00Z"))
                .startsWith("BAD")
                .contains("those that vouch for it")
                .contains("fullchain.pem");
        assertThat(certificate(Fault.UNTRUSTED, "2027-02-01T00:00:00Z"))
                .startsWith("BAD")
                .contains("CN=Some One")
                .contains("Let's Encrypt");
        assertThat(certificate(Fault.OTHER_HOST, "2027-02-01T00:00:00Z"))
                .startsWith("BAD")
                .contains("another host")
                .contains("for this name");
    }

    @Test
    void aCertificateThatEndsSoon() {
        assertThat(certificate(null, "2026-03-10T00:00:00Z"))
                .startsWith("look")
                .contains("until 2026-03-10 only")
                .contains("Renew it");
        assertThat(certificate(null, "2026-05-10T00:00:00Z")).startsWith("ok").contains("valid until 2026-05-10");
    }

    @Test
    void aProxyThatDoesNotReachTheServer() {
        proxy.answering("/ready", 502, "text/html", "<h1>Bad Gateway</h1>");
        Told.bad(reach(true), "the proxy answers 502: it does not reach the server", "http://localhost:8536");
        Told.look(reach(false), "no server is behind it, since none runs here", "Start the server");
    }

    @Test
    void anAddressThatLeadsElsewhere() {
        proxy.answering("/ready", 301, "https://www.forum.example/ready", "");
        Told.bad(reach(true), "leads to https://www.forum.example/ready", "take the redirect away");
    }

    @Test
    void somebodyElseAtTheAddress() {
        Told.bad(reach(true), "somebody else than this server answers (404)", "hand everything for this host over");
        proxy.answering("/ready", 200, "application/json", READY);
        Told.well(reach(true), "leads to a Folkmoot that is ready");
    }

    @Test
    void nobodyAtTheAddress() {
        ReachCheck reach = reach(true);
        ReachCheck stopped = reach(false);
        proxy.close();
        Told.look(stopped, "does not answer: no connection", "Start it, and ask the doctor again");
        Told.bad(reach, "does not answer: no connection", "firewall");
    }

    @Test
    void anAddressThatCannotBeAskedFromHere() {
        try (GuardedClient strict = new GuardedClient(settings, host -> List.of(InetAddress.ofLiteral("10.0.0.1")))) {
            Told.look(
                    new ReachCheck(new PublicDoor(FORUM, strict), "here", true),
                    "could not be asked from here",
                    "another network");
        }
    }

    @Test
    void whatIsWithinIsLookedAtOnlyWhereTheDoorOpens() {
        ThroughCheck closed = new ThroughCheck(reach(true), List.of(new WellKnownCheck(door())));
        assertThat(closed.look()).hasSize(1);
        proxy.answering("/ready", 200, "application/json", READY);
        assertThat(new ThroughCheck(reach(true), List.of(new WellKnownCheck(door()))).look())
                .hasSize(3);
    }

    @Test
    void aProxyThatKeepsWellKnownAddressesToItself() {
        proxy.answering("/.well-known/nodeinfo", 200, "text/html", "<h1>Welcome to nginx!</h1>");
        assertThat(Told.by(new WellKnownCheck(door())))
                .contains("BAD " + proxy.address()
                        + "/.well-known/webfinger answers 404, so no other server finds anybody here.")
                .contains("BAD " + proxy.address() + "/.well-known/nodeinfo answers with something else")
                .contains("/.well-known/acme-challenge/");
        proxy.answering(
                "/.well-known/nodeinfo",
                200,
                "application/json",
                "{\"href\":\"" + proxy.address() + "/nodeinfo/2.1\"}");
        proxy.answering(
                "/.well-known/webfinger", 200, "application/jrd+json", "{\"href\":\"" + proxy.address() + "/\"}");
        Told.well(new WellKnownCheck(door()), "Other servers find people here");
    }

    @Test
    void aCacheThatGivesServersThePage() {
        proxy.answering("/", 200, "text/html; charset=utf-8", "<p>");
        Told.bad(new DocumentCheck(door()), "get text/html, so they cannot federate", "Vary: Accept");
        proxy.answering("/ application/activity+json", 200, "application/activity+json", "{}");
        Told.well(new DocumentCheck(door()), "People get pages");
        proxy.answering("/ text/html", 200, "application/activity+json", "{}");
        Told.bad(new DocumentCheck(door()), "Browsers that ask for the page", "Vary: Accept");
    }

    @Test
    void anInboxThatDoesNotArrive() {
        ProxyCheck check = new ProxyCheck(door(), new byte[32], InstantSource.fixed(NOW));
        Told.bad(check, "/inbox does not arrive (404)", "hand everything over");
    }
}
