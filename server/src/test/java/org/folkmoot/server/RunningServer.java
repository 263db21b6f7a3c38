package org.folkmoot.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.http.HttpSettings;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.values.Outcome;
import org.jspecify.annotations.Nullable;

/// A whole server on a database of its own and a free port, for tests that look at it from outside. Nobody is limited.
public final class RunningServer implements AutoCloseable {

    private final TestDatabase.Fresh fresh;
    private final Settings settings;
    private final Wiring wiring;

    public RunningServer() {
        this(Database::new);
    }

    /// On a database in which something is already there; it is closed with the server.
    public RunningServer(TestDatabase.Fresh fresh) {
        this(fresh, Database::new, unlimited());
    }

    /// As [#RunningServer()], with a database of the test's making over the same connections.
    RunningServer(Function<DataSource, Database> made) {
        this(TestDatabase.fresh(), made, unlimited());
    }

    /// As [#RunningServer()], listening as told.
    RunningServer(HttpSettings listening) {
        this(TestDatabase.fresh(), Database::new, listening);
    }

    private RunningServer(TestDatabase.Fresh fresh, Function<DataSource, Database> made, HttpSettings listening) {
        this(
                fresh,
                new Settings(
                        Path.of("unused"), ballotKeys(), "127.0.0.1", 0, null, List.of(), null, 10, null, null, false),
                made,
                listening,
                InstantSource.system());
    }

    private RunningServer(
            TestDatabase.Fresh fresh,
            Settings settings,
            Function<DataSource, Database> made,
            HttpSettings listening,
            InstantSource clock) {
        this.fresh = fresh;
        this.settings = settings;
        wiring = Wiring.start(
                settings,
                listening,
                made.apply(fresh.connections().source()),
                Sources.of(clock, new SecureRandom()).withKeys(RecycledKeys::next));
    }

    /// A server in the federation test mode, set up already, with an admin `admin`.
    ///
    /// @param name of its host, below `localhost`
    static RunningServer federating(String name, int port, String password) {
        return federating(name, port, password, InstantSource.system());
    }

    /// As [#federating(String, int, String)].
    ///
    /// @param clock what it takes the time from
    public static RunningServer federating(String name, int port, String password, InstantSource clock) {
        return federating(TestDatabase.fresh(), name, port, password, null, clock);
    }

    /// As [#federating(String, int, String, InstantSource)], on a database in which something may be there already.
    ///
    /// @param mail null when it sends no letters
    static RunningServer federating(
            TestDatabase.Fresh fresh,
            String name,
            int port,
            String password,
            @Nullable MailSettings mail,
            InstantSource clock) {
        Settings settings = settings(name, port, password, mail);
        return new RunningServer(fresh, settings, Database::new, listening(port), clock);
    }

    /// A server in the federation test mode that tells how it is, on any port that is free.
    static RunningServer measured(String name, int port, String password) {
        Settings settings = settings(name, port, password, null).measured(new MetricsSettings("127.0.0.1", 0));
        return new RunningServer(
                TestDatabase.fresh(), settings, Database::new, listening(port), InstantSource.system());
    }

    static HttpSettings listening(int port) {
        return HttpSettings.usual("127.0.0.1", port).withoutLimits();
    }

    /// What a server in the federation test mode is started with.
    ///
    /// @param mail null when it sends no letters
    static Settings settings(String name, int port, String password, @Nullable MailSettings mail) {
        return new Settings(
                Path.of("unused", name),
                ballotKeys(),
                "127.0.0.1",
                port,
                URI.create("http://" + name + ".localhost:" + port),
                List.of(),
                null,
                10,
                new Settings.UnattendedSetUp("admin", password, name),
                mail,
                true);
    }

    /// A folder that is made when the first key is, and goes with the machine's other temporary files.
    private static Path ballotKeys() {
        try {
            return Files.createTempDirectory("folkmoot-test-").resolve("ballot-keys");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static HttpSettings unlimited() {
        return HttpSettings.usual("127.0.0.1", 0).withoutLimits();
    }

    public URI address() {
        return URI.create(wiring.address().replace("localhost", "127.0.0.1"));
    }

    /// Where it tells how it is.
    URI metricsAddress() {
        return URI.create(Objects.requireNonNull(wiring.metricsAddress()));
    }

    /// The first page of the new site, with its key.
    public String setUpPage() {
        return Objects.requireNonNull(wiring.setUpPage())
                .substring(wiring.address().length());
    }

    /// Somebody's browser.
    public FormWalk browser() {
        return new FormWalk(address());
    }

    /// The browser of somebody who reads these languages.
    public FormWalk browser(String languages) {
        return new FormWalk(address(), languages);
    }

    /// Where a member sets a new password, as whoever runs the machine gets it.
    public String passwordLink(String name) {
        var made = new ForumRooms(fresh.database(), Sources.real()).passwordLinks.make(name);
        return made instanceof Outcome.Done<String>(String token) ? "/password/" + token : made.toString();
    }

    /// What whoever runs the machine learns of the log of decisions.
    ///
    /// @param against a copy of it
    DecisionCheck.Report check(String against) {
        return DecisionCheck.check(settings, Sources.real(), fresh.database(), against);
    }

    /// What whoever runs the machine is told who brings the key of a consultation back.
    KeyImport.Report importKey(Path file, Supplier<String> passphrase) {
        return KeyImport.run(settings, fresh.database(), file, passphrase);
    }

    /// What a program of its own is started with, to work on the same database and keys.
    Map<String, String> environment() {
        DatabaseAddress address = fresh.address();
        String url = address.url() + (address.url().contains("?") ? "&" : "?") + "user=" + address.user();
        return Map.of(
                "FOLKMOOT_DATABASE_URL",
                address.password() == null ? url : url + "&password=" + address.password(),
                "FOLKMOOT_BALLOT_KEYS",
                settings.ballotKeys().toString());
    }

    /// Where the keys of consultations are.
    Path keys() {
        return settings.ballotKeys();
    }

    public TestDatabase.Fresh database() {
        return fresh;
    }

    /// Ends it and leaves its database for another.
    void halt() {
        wiring.close();
    }

    @Override
    public void close() {
        wiring.close();
        fresh.close();
    }
}
