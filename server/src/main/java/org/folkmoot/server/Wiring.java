package org.folkmoot.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.folkmoot.database.Database;
import org.folkmoot.forum.accounts.SetUpSite;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.http.HttpPorts;
import org.folkmoot.http.HttpServer;
import org.folkmoot.http.HttpSettings;
import org.folkmoot.http.RequestWatch;
import org.folkmoot.http.RouteGroup;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.server.Settings.UnattendedSetUp;
import org.folkmoot.values.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the rooms from the bottom up and joins them.
public final class Wiring implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Wiring.class);

    private final Settings settings;
    private final Schedule schedule;
    private final HttpServer http;
    private final String setUpKey;
    private final ForumRooms rooms;
    private final FederationRooms federation;
    private final ConsultationRooms consultations;
    private final MailRooms mail;
    private final @Nullable MetricsDoor metrics;

    private Wiring(
            Settings settings,
            ForumRooms rooms,
            FederationRooms federation,
            ConsultationRooms consultations,
            MailRooms mail,
            Schedule schedule,
            HttpServer http,
            @Nullable MetricsDoor metrics,
            String setUpKey) {
        this.settings = settings;
        this.rooms = rooms;
        this.federation = federation;
        this.consultations = consultations;
        this.mail = mail;
        this.schedule = schedule;
        this.http = http;
        this.metrics = metrics;
        this.setUpKey = setUpKey;
    }

    /// Starts everything that stands on the database; when it returns, the server answers.
    public static Wiring start(Settings settings, OpenedDatabase database, Sources sources) {
        return start(settings, HttpSettings.usual(settings.bind(), settings.port()), database.database(), sources);
    }

    /// As [#start(Settings, OpenedDatabase, Sources)], listening as told.
    static Wiring start(Settings settings, HttpSettings listening, Database database, Sources sources) {
        ForumRooms rooms = new ForumRooms(database, sources, settings.mail() != null);
        setUpUnattended(settings, rooms);
        requireTestAddress(settings, rooms);
        FederationRooms federation = new FederationRooms(rooms, settings);
        ConsultationRooms consultations = new ConsultationRooms(rooms, settings);
        MailRooms mail = new MailRooms(rooms, settings);
        RequestMeter meter = new RequestMeter();
        Census census = new Census(rooms, federation.quick);
        Sampler sampler = new Sampler(rooms, meter, census, settings);
        Schedule schedule = Schedule.start(rooms, federation, consultations, mail, sampler);
        try {
            WebDoors web = new WebDoors(rooms, federation, consultations, settings, schedule::runs, sampler.node());
            String setUpKey = sources.secrets().token();
            List<RouteGroup> doors = new ArrayList<>(web.open(setUpKey));
            doors.addAll(new FederationDoors(rooms, federation).open());
            doors.add(new ApiDoors(rooms, federation, consultations).open());
            HttpSettings usual = listening.withTrustedProxies(settings.trustedProxies());
            Probes probes = new Probes(rooms);
            doors.add(probes.routes());
            MetricsSettings measured = settings.metrics();
            HttpPorts ports = ports(rooms, web, meter);
            HttpServer http = HttpServer.start(settings.testMode() ? usual.withoutLimits() : usual, ports, doors);
            MetricsDoor metrics = measured == null
                    ? null
                    : MetricsDoor.open(
                            measured, ports, probes, new Metrics(settings, rooms, federation, schedule, meter, census));
            federation.start();
            mail.start();
            return new Wiring(settings, rooms, federation, consultations, mail, schedule, http, metrics, setUpKey);
        } catch (RuntimeException | Error failure) {
            schedule.close();
            federation.close();
            throw failure;
        }
    }

    /// The address may have been chosen long ago, before the mode was switched on.
    private static void requireTestAddress(Settings settings, ForumRooms rooms) {
        URI address = publicAddress(rooms);
        if (settings.testMode()) {
            log.warn("The federation test mode is on: servers on this machine are believed over http");
            if (address != null) {
                try {
                    TestMode.require(address);
                } catch (IllegalArgumentException reachable) {
                    throw new SettingsRefused(List.of(
                            "The address of this forum is " + address + ", but " + reachable.getMessage() + "."));
                }
            }
        }
    }

    private static HttpPorts ports(ForumRooms rooms, WebDoors web, RequestWatch meter) {
        return new HttpPorts(
                rooms.sessions::viewer,
                ApiDoors.PROBLEMS.before(web.problems()),
                () -> publicAddress(rooms),
                new SecretKeySpec(rooms.key("form-tokens"), "HmacSHA256"),
                rooms.sources.random(),
                rooms.sources.clock(),
                () -> rooms.database.writes() + rooms.index.changes(),
                meter);
    }

    private static @Nullable URI publicAddress(ForumRooms rooms) {
        return rooms.site
                .settings()
                .map(SiteSettings::publicAddress)
                .map(URI::create)
                .orElse(null);
    }

    private static void setUpUnattended(Settings settings, ForumRooms rooms) {
        UnattendedSetUp wanted = settings.setUp();
        if (wanted == null || rooms.site.settings().isPresent()) {
            return;
        }
        URI address = settings.publicUrl();
        Outcome<SetUpSite.Ready> outcome = rooms.setUpSite.setUp(new SetUpSite.Request(
                wanted.siteName(),
                "",
                address == null ? "" : address.toString(),
                Mode.OPEN,
                wanted.adminName(),
                wanted.adminPassword(),
                null,
                null));
        switch (outcome) {
            case Outcome.Done<SetUpSite.Ready> ready ->
                log.info("Set up {} with the admin {}", wanted.siteName(), wanted.adminName());
            case Outcome.Missing<SetUpSite.Ready>() -> throw new IllegalStateException("nothing to set up");
            case Outcome.Refused<SetUpSite.Ready>(var objections) ->
                throw new SettingsRefused(List.of("The unattended set-up was refused: " + objections));
        }
    }

    /// The rooms of the forum, for whoever plays its members.
    ForumRooms rooms() {
        return rooms;
    }

    /// The rooms of federation, for whoever plays other servers.
    FederationRooms federation() {
        return federation;
    }

    /// The rooms in which members are asked.
    ConsultationRooms consultations() {
        return consultations;
    }

    /// Where people on this machine reach the server.
    String address() {
        return settings.port() == 0 ? "http://localhost:" + http.port() : settings.localAddress();
    }

    /// Where people of this machine's operator read how the server is; null when nothing is measured.
    @Nullable
    String metricsAddress() {
        return metrics == null ? null : metrics.address();
    }

    /// The first page of a new instance, with its one-time key; null once the site is set up.
    @Nullable
    String setUpPage() {
        return rooms.site.settings().isPresent() ? null : address() + "/set-up?key=" + setUpKey;
    }

    @Override
    public void close() {
        http.stop();
        if (metrics != null) {
            metrics.close();
        }
        mail.close();
        schedule.close();
        federation.close();
    }
}
