package org.folkmoot.rules.consultations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Says which servers are named when those are heard who do not decide: none whose people could be guessed
/// one by one, and not more than somebody would read.
public final class VoicesRule {

    /// Fewer votes than this for any one option could be told apart by who knows some of the voters.
    public static final int FEWEST = 5;

    /// Named at most; all others are told together.
    public static final int MOST_NAMED = 20;

    private static final Comparator<Server> ORDER =
            Comparator.comparing(VoicesRule::all, Comparator.reverseOrder()).thenComparing(VoicesRule::name);

    private VoicesRule() {}

    /// What people of one server said.
    ///
    /// @param domain null for several servers together
    /// @param votes  for each option, from the first on
    public record Server(@Nullable String domain, List<Integer> votes) {

        public Server {
            votes = List.copyOf(votes);
        }
    }

    /// The servers that are named, from the one with most votes on, and at the end all others together.
    ///
    /// @param servers each with as many options as every other
    public static List<Server> told(List<Server> servers) {
        List<Server> named = servers.stream()
                .filter(server -> Collections.max(server.votes()) >= FEWEST)
                .sorted(ORDER)
                .limit(MOST_NAMED)
                .toList();
        List<Server> others = new ArrayList<>(servers);
        others.removeAll(named);
        List<Server> told = new ArrayList<>(named);
        others.stream().reduce(VoicesRule::together).ifPresent(rest -> told.add(new Server(null, rest.votes())));
        return told;
    }

    private static Server together(Server one, Server other) {
        return new Server(
                null,
                IntStream.range(0, one.votes().size())
                        .mapToObj(option ->
                                one.votes().get(option) + other.votes().get(option))
                        .toList());
    }

    private static int all(Server server) {
        return server.votes().stream().mapToInt(Integer::intValue).sum();
    }

    private static String name(Server server) {
        return server.domain() == null ? "" : server.domain();
    }
}
