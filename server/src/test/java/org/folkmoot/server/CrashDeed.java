package org.folkmoot.server;

import java.util.List;

/// Something that was asked of the program, or heard from it, and how that ended, as whoever asked wrote it down.
///
/// @param key        tells it from every other of its kind
/// @param said       what it said, so that it can be known again
/// @param askedAt    microseconds of the machine's clock
/// @param answeredAt microseconds of the machine's clock
/// @param words      what the answer named: an address, a receipt, an activity
record CrashDeed(Kind kind, String key, String said, long askedAt, long answeredAt, Answer answer, String words) {

    enum Kind {
        POST,
        COMMENT,
        VOTE,
        BALLOT,
        /// A signed vote of another server.
        LIKE,
        /// A comment of another server.
        NOTE,
        /// What another server's inbox was told.
        HEARD
    }

    enum Answer {
        ACKNOWLEDGED,
        REFUSED,
        /// It said that something went wrong, or to come again.
        FAILED,
        /// The connection ended without an answer.
        BROKEN,
        /// Nobody listened: it cannot have been heard.
        AWAY
    }

    boolean acknowledged() {
        return answer == Answer.ACKNOWLEDGED;
    }

    /// Nobody but the program can know whether it was done.
    boolean inDoubt() {
        return answer == Answer.FAILED || answer == Answer.BROKEN;
    }

    boolean inFlight(long at) {
        return kind != Kind.HEARD && answer != Answer.AWAY && askedAt <= at && at < answeredAt;
    }

    String line() {
        List<String> fields = List.of(kind.name(), key, said, "" + askedAt, "" + answeredAt, answer.name(), words);
        return String.join("\t", fields) + "\n";
    }

    static CrashDeed read(String line) {
        String[] fields = line.split("\t", -1);
        return new CrashDeed(
                Kind.valueOf(fields[0]),
                fields[1],
                fields[2],
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Answer.valueOf(fields[5]),
                fields[6]);
    }
}
