package org.folkmoot.server;

/// Members who are logged in and never signed up: they are written as rows, since to hash a password takes
/// longer than all that is asked of them.
final class ReadyMembers {

    private static final String JOIN = """
            insert into person (id, instance_id, name, created_at)
              select FIRST + n, 1, 'voter' || FIRST + n, timestamptz '2026-03-01 12:00Z' - n * interval '3 days'
              from generate_series(0, MANY - 1) n;
            insert into actor_name (name_key, instance_id, kind, actor_id)
              select name, 1, 'PERSON', id from person where id >= FIRST;
            insert into account (person_id, password_hash, admitted, created_at)
              select id, 'nobody logs in with this', true, created_at from person where id >= FIRST
            """;

    private static final String LOG_IN = """
            insert into session (token_hash, person_id, started_at, expires_at)
              select sha256(convert_to('session of ' || id, 'UTF8')), id, timestamptz '2026-03-01 12:00Z',
                timestamptz '2036-03-01 12:00Z'
              from person where\s""";

    private ReadyMembers() {}

    /// Makes some, called `voter` and their number.
    ///
    /// @param first the number of the first; higher than that of anybody who is there
    static void join(OurServer server, long first, int many) throws Exception {
        server.run(JOIN.replace("FIRST", "" + first).replace("MANY", "" + many));
        server.run(LOG_IN + "id >= " + first);
    }

    /// Logs in somebody who signed up, or whose session was ended.
    ///
    /// @return their number
    static long logIn(OurServer server, String name) throws Exception {
        String named = "name = '" + name + "'";
        server.run(LOG_IN + named + " on conflict do nothing");
        return Long.parseLong(server.one("select id from person where " + named));
    }

    /// Makes a browser that of one of them.
    static void become(PlainClient browser, long person) {
        browser.cookies.clear();
        browser.cookies.put(browser.sessionCookie(), "session of " + person);
    }
}
