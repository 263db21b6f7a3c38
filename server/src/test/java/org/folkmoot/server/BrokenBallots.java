package org.folkmoot.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Ways of keeping ballots that look secret and are not: the tables say nowhere who chose what, and an
/// attacker who is worth anything finds out.
enum BrokenBallots {
    /// A ballot without a name is written beside the note that somebody voted, as both come.
    IN_THE_SAME_TRANSACTION,
    /// All are written at once, in the order in which they came.
    ALL_AT_ONCE_AS_THEY_CAME,
    /// All are written at once, and those that came one after the other lie near each other still.
    ALL_AT_ONCE_AND_BARELY_MIXED;

    private static final int HANDFUL = 3;

    private static final String TABLES = """
            drop table if exists broken_list, broken_ballot;
            create table broken_list (consultation_id bigint, person_id bigint, took_part boolean);
            create table broken_ballot (consultation_id bigint, receipt text, choice smallint[]);
            insert into broken_list select 1, person_id, false from elector order by person_id
            """;

    /// Lets everybody vote so.
    ///
    /// @param order in which they do
    void vote(OurServer server, List<Long> order, Map<Long, Integer> options) throws Exception {
        server.run(TABLES);
        Random random = new Random(name().length());
        for (long person : order) {
            String took = "update broken_list set took_part = true where person_id = " + person;
            server.run(
                    this == IN_THE_SAME_TRANSACTION
                            ? "begin; " + took + "; " + ballots(List.of(person), options, random) + "; commit"
                            : took);
        }
        if (this != IN_THE_SAME_TRANSACTION) {
            server.run(ballots(this == ALL_AT_ONCE_AS_THEY_CAME ? order : mixed(order, random), options, random));
        }
    }

    private static List<Long> mixed(List<Long> order, Random random) {
        List<Long> mixed = new ArrayList<>(order);
        IntStream.iterate(0, at -> at < mixed.size(), at -> at + HANDFUL)
                .forEach(at -> Collections.shuffle(mixed.subList(at, Math.min(mixed.size(), at + HANDFUL)), random));
        return mixed;
    }

    private static String ballots(List<Long> people, Map<Long, Integer> options, Random random) {
        return "insert into broken_ballot values "
                + people.stream()
                        .map(person -> "(1, '" + receipt(random) + "', '{" + options.get(person) + "}')")
                        .collect(Collectors.joining(", "));
    }

    private static String receipt(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
