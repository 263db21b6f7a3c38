package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Migrations;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.RouteGroup;
import org.folkmoot.http.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What machines ask to know whether this node lives, and whether requests should be sent to it. Everybody
/// may ask, so the answers are short and say nothing that is not plain to see from outside.
final class Probes {

    private static final Logger log = LoggerFactory.getLogger(Probes.class);
    /// However many ask, the database is asked so often.
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Database database;
    private final ForumRooms rooms;
    private final String step;
    private Instant asked = Instant.MIN;
    private Reason known = Reason.NONE;

    /// Why no request should be sent here now.
    private enum Reason {
        NONE(""),
        DATABASE_AWAY("the database does not answer"),
        DATABASE_CHANGED("the database belongs to another version of the program"),
        TABLES_AWAY("the database cannot be read");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /// To be made once the database has been brought forward and the posts of the last days are in order:
    /// nothing listens before.
    Probes(ForumRooms rooms) {
        this.rooms = rooms;
        this.database = rooms.database;
        this.step = Migrations.lastStep(database);
    }

    RouteGroup routes() {
        return Routes.forAnyone()
                .get("/health", LimitClass.PROBE, request -> Reply.text(200, "ok\n"))
                .get("/ready", LimitClass.PROBE, request -> ready())
                .group();
    }

    private Reply ready() {
        Reason reason = reason();
        return reason == Reason.NONE
                ? json(200, "{\"ready\":true}\n")
                : json(503, "{\"ready\":false,\"reason\":\"" + reason.words + "\"}\n");
    }

    private static Reply json(int status, String text) {
        return Reply.bytes(status, "application/json", text.getBytes(UTF_8));
    }

    private synchronized Reason reason() {
        Instant now = rooms.sources.clock().instant();
        if (asked.isBefore(now.minus(AGAIN))) {
            known = look();
            asked = rooms.sources.clock().instant();
        }
        return known;
    }

    private Reason look() {
        try {
            String last = Migrations.lastStep(database);
            return last.equals(step) ? Reason.NONE : Reason.DATABASE_CHANGED;
        } catch (DatabaseUnavailable away) {
            return Reason.DATABASE_AWAY;
        } catch (RuntimeException fault) {
            log.error("The database was asked in vain whether it is ready", fault);
            return Reason.TABLES_AWAY;
        }
    }
}
