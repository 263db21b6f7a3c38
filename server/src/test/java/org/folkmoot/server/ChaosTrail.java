package org.folkmoot.server;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What servers told each other about what they do not agree on, and what became of it, for whoever looks
/// for the fault.
final class ChaosTrail {

    private static final Pattern THING =
            Pattern.compile("http://[a-z]+\\.localhost:\\d+/(?:post|comment|private_message|c)/\\w+");
    private static final int MOST = 3;

    private static final String TOLD = """
            select concat_ws(' ', 'told', made_at::time(3), kind, followers_of, peers, activity_id) from outgoing
            where convert_from(body, 'UTF8') ~ 'THING[^0-9a-z]' order by position
            """;
    private static final String HEARD = """
            select concat_ws(' ', 'heard', received_at::time(3), peer, activity_id, '=>', outcome, attempts,
              substring(convert_from(body, 'UTF8') from '"object":."type":"([A-Za-z]+)"')) from received
            where convert_from(body, 'UTF8') ~ 'THING[^0-9a-z]' order by position
            """;

    private ChaosTrail() {}

    static void tell(List<ChaosServer> servers, List<String> faults) {
        Set<String> things = new TreeSet<>();
        for (String fault : faults) {
            System.out.println(fault);
            Matcher thing = THING.matcher(fault);
            if (thing.find()) {
                things.add(thing.group());
            }
        }
        things.stream().limit(MOST).forEach(thing -> {
            System.out.println("What was said of " + thing);
            for (ChaosServer server : servers) {
                server.rows(TOLD.replace("THING", thing))
                        .forEach(line -> System.out.println(server.name() + " " + line));
                server.rows(HEARD.replace("THING", thing))
                        .forEach(line -> System.out.println(server.name() + " " + line));
            }
        });
    }
}
