package org.folkmoot.server;

import static org.folkmoot.server.Soon.eventually;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.jspecify.annotations.Nullable;

/// A whole server of ours that speaks with others, as its people see it, and what stands in its tables.
final class OurServer implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final int port;
    private final String name;
    private final RunningServer server;

    /// A site called alpha.
    OurServer() {
        this("alpha");
    }

    OurServer(String name) {
        this(name, InstantSource.system());
    }

    /// A site for which time goes by as a test wants.
    OurServer(String name, InstantSource clock) {
        this(name, clock, null, TestDatabase.fresh(), Folkmoot.freePort());
    }

    /// A site that sends letters, for which time goes by as a test wants.
    OurServer(String name, InstantSource clock, MailSettings mail) {
        this(name, clock, mail, TestDatabase.fresh(), Folkmoot.freePort());
    }

    private OurServer(
            String name, InstantSource clock, @Nullable MailSettings mail, TestDatabase.Fresh fresh, int port) {
        this(name, port, RunningServer.federating(fresh, name, port, PASSWORD, mail, clock));
    }

    private OurServer(String name, int port, RunningServer server) {
        this.name = name;
        this.port = port;
        this.server = server;
    }

    /// A site called alpha that tells how it is.
    static OurServer measured() {
        int port = Folkmoot.freePort();
        return new OurServer("alpha", port, RunningServer.measured("alpha", port, PASSWORD));
    }

    /// How it is now.
    MetricsText metrics() {
        return MetricsText.read(new PlainClient(server.metricsAddress()).get("/metrics"));
    }

    /// A client at the port where it tells how it is.
    PlainClient behind() {
        return new PlainClient(server.metricsAddress());
    }

    /// Where its database is.
    DatabaseAddress database() {
        return server.database().address();
    }

    /// Ends the program and starts it again on what is in its database.
    OurServer again(InstantSource clock, MailSettings mail) {
        server.halt();
        return new OurServer(name, clock, mail, server.database(), port);
    }

    /// Ends the program and starts it again on another database.
    OurServer on(TestDatabase.Fresh other) {
        server.close();
        return new OurServer(name, InstantSource.system(), null, other, port);
    }

    /// The browser of a member who logs in.
    FormWalk loggedIn(String name) {
        FormWalk person = server.browser();
        person.open("/log-in")
                .form("Log in")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .send();
        return person;
    }

    /// As others name it.
    String host() {
        return name + ".localhost:" + port;
    }

    /// What others call something here.
    ///
    /// @param path begins with a slash
    String address(String path) {
        return "http://" + host() + path;
    }

    /// The browser of a new member.
    FormWalk member(String name) {
        FormWalk person = server.browser();
        person.open("/sign-up")
                .form("Sign up")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .send();
        return person;
    }

    /// The browser of the site's admin.
    FormWalk admin() {
        FormWalk admin = server.browser();
        admin.open("/log-in")
                .form("Log in")
                .fill("Name", "admin")
                .fill("Password", PASSWORD)
                .send();
        return admin;
    }

    /// The browser of somebody who is not logged in.
    FormWalk visitor() {
        return server.browser();
    }

    /// A client that sends whatever a test wants.
    PlainClient plain() {
        return new PlainClient(server.address());
    }

    /// What is in its database, for who may do everything there.
    DatabaseAddress keeper() {
        return server.database().keeper();
    }

    /// The browser of somebody who is not logged in and reads these languages.
    FormWalk visitor(String languages) {
        return server.browser(languages);
    }

    /// Looks for something, also on another server.
    static Page searches(FormWalk person, String words) {
        return person.open("/search")
                .form("Search")
                .fill("Words to find", words)
                .send();
    }

    /// Subscribes to a community, by its name or handle.
    static Page subscribes(FormWalk person, String community) {
        return searches(person, "!" + community).form("Subscribe").send();
    }

    static void founds(FormWalk person, String community, String title) {
        person.open("/communities/new")
                .form("Found a community")
                .fill("Name", community)
                .fill("Title", title)
                .send();
    }

    /// Writes a post and answers what others call it.
    String post(FormWalk person, String community, String title, String text) {
        Page written = person.open("/submit?community=" + community)
                .form("Publish")
                .fill("Title", title)
                .fill("Text (may stay empty)", text)
                .send();
        return address(written.address().replaceFirst("[?].*", ""));
    }

    static Page thread(FormWalk person, String title) {
        return person.open("/?order=new").follow(title);
    }

    static void seen(FormWalk person, String words) throws Exception {
        eventually(() -> person.open("/?order=new").text().contains(words));
    }

    static void gone(FormWalk person, String words) throws Exception {
        eventually(() -> !person.open("/?order=new").text().contains(words));
    }

    static void seenIn(FormWalk person, String title, String words) throws Exception {
        eventually(() -> thread(person, title).text().contains(words));
    }

    static void goneFrom(FormWalk person, String title, String words) throws Exception {
        eventually(() -> !thread(person, title).text().contains(words));
    }

    /// Waits until a statement answers this.
    void becomes(String sql, String expected) throws Exception {
        eventually(() -> one(sql).equals(expected));
    }

    /// What became of what was received with these words in it; empty while that is open.
    String fate(String words) throws SQLException {
        return one("select coalesce(string_agg(distinct outcome, ','), '') from received where position('" + words
                + "' in convert_from(body, 'UTF8')) > 0 and settled_at is not null");
    }

    /// How somebody's vote on a post stands, and how it is proven; empty when there is none.
    String vote(String person, String title) throws SQLException {
        return one("""
                select coalesce(string_agg(direction || ' ' || proof || ' ' || coalesce(via.domain, 'direct'), ','), '')
                from vote
                join address on address.kind = 'PERSON' and address.id = person_id
                left join instance via on via.id = via_id
                where address.url = '%s' and comment_id = 0 and vote.post_id = (select id from post where title = '%s')
                """.formatted(person, title));
    }

    /// Checks the log of decisions against a copy of it, as whoever runs the machine can.
    DecisionCheck.Report check(String against) {
        return server.check(against);
    }

    /// What whoever runs the machine is told who brings the key of a consultation back.
    KeyImport.Report importKey(Path file, Supplier<String> passphrase) {
        return server.importKey(file, passphrase);
    }

    /// What a program of its own is started with, to work on the same database and keys.
    Map<String, String> environment() {
        return server.environment();
    }

    /// Where the keys of consultations are.
    Path keys() {
        return server.keys();
    }

    /// A client that sends whatever a test wants.
    PlainClient plainly() {
        return new PlainClient(server.address());
    }

    /// Does something to the database that nobody of the house would do.
    void run(String sql) throws SQLException {
        try (Connection connection = server.database().connections().source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String one(String sql) throws SQLException {
        try (Connection connection = server.database().connections().source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
