package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;

/// The database goes away and comes back, and its disk fills up; nobody restarts anything.
final class DatabaseTrouble {

    private static final String FULL = """
            create function full_disk() returns trigger language plpgsql as $$
            begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
            create trigger full_disk before insert on post for each row execute function full_disk();
            """;

    private final BadInputDocument document;
    private final RunningServer server;
    private final FormWalk ana;
    private final FormWalk ben;
    private final FormWalk visitor;

    DatabaseTrouble(BadInputDocument document, RunningServer server, FormWalk ana, FormWalk ben, FormWalk visitor) {
        this.document = document;
        this.server = server;
        this.ana = ana;
        this.ben = ben;
        this.visitor = visitor;
    }

    void all() {
        document.section("The database", "Nothing is restarted: everything works again by itself.");
        gone();
        full();
    }

    private void gone() {
        DatabaseAddress ours = server.database().address();
        String name = ours.url().replaceFirst(".*/([^/?]+).*", "$1");
        Form comment = ben.open("/?order=old")
                .follow("What grew here?")
                .form("Comment")
                .fill("Write a comment", "Written in the dark");
        elsewhere("alter database " + name + " allow_connections false");
        elsewhere("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        await("the news wait", () -> document.waits());
        document.line("The database goes away", "–", "Nothing yet", document.heard());

        PlainClient.Answer answer = new PlainClient(server.address()).get("/communities");
        assertThat(answer.status()).isEqualTo(503);
        document.row(
                "A page is opened meanwhile; Retry-After says " + answer.header("retry-after"), 503, answer.page());
        Page sent = comment.send();
        assertThat(sent.document().select("textarea[readonly]").text()).isEqualTo("Written in the dark");
        unavailable("A comment is sent meanwhile; the answer shows it, to be copied", sent);

        elsewhere("alter database " + name + " allow_connections true");
        await("the site is back", () -> visitor.open("/communities").status() == 200);
        document.heard();
        Page thread = ben.open("/?order=old")
                .follow("What grew here?")
                .form("Comment")
                .fill("Write a comment", "Written in the light")
                .send();
        assertThat(thread.text()).contains("Written in the light");
        Page post = ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", "After the dark")
                .send();
        await("the courier carries again", this::wordsAreIndexed);
        assertThat(ana.open("/?order=new").text()).contains("After the dark");
        document.row("It comes back, and somebody posts", post.status(), post.document());
    }

    /// Whether the follower that makes posts findable has come to the one that was written afterwards.
    private boolean wordsAreIndexed() {
        return server.database()
                .database()
                .read(transaction -> transaction
                        .query(
                                "select exists (select from search_document where words @@ plainto_tsquery('simple', 'dark'))")
                        .mapTo(boolean.class)
                        .one());
    }

    private void unavailable(String input, Page page) {
        assertThat(page.status()).isEqualTo(503);
        document.row(input, page.status(), page.document());
    }

    private void full() {
        server.database()
                .database()
                .change(transaction -> transaction.update(FULL).execute());
        Page refused = ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", "No room")
                .fill("Text (may stay empty)", "My long text")
                .send();
        assertThat(refused.document().select("textarea[readonly]").text()).contains("My long text");
        unavailable("A post is sent while the disk is full; the answer shows it, to be copied", refused);
        Page page = visitor.open("/?order=new");
        document.row("A page is opened while the disk is full", page.status(), page.document());
        server.database()
                .database()
                .change(transaction ->
                        transaction.update("drop trigger full_disk on post").execute());
        Page post = ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", "Room again")
                .send();
        document.row("There is room again, and somebody posts", post.status(), post.document());
    }

    private interface Sight {
        boolean seen();
    }

    private static void await(String what, Sight sight) {
        for (int attempt = 0; attempt < 300; attempt++) {
            if (sight.seen()) {
                return;
            }
            pause();
        }
        throw new AssertionError("Waited in vain until " + what);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void elsewhere(String sql) {
        try (Connection connection =
                        ServerCheck.connect(server.database().address().named("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }
}
