package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.folkmoot.rules.consultations.VoicesRule.Server;
import org.junit.jupiter.api.Test;

class VoicesRuleTest {

    private static Server server(String domain, Integer... votes) {
        return new Server(domain, List.of(votes));
    }

    @Test
    void whereNobodySpeaksThereIsNobodyToName() {
        assertThat(VoicesRule.told(List.of())).isEmpty();
    }

    @Test
    void theLoudestComesFirstAndTheSmallOnesAreToldTogether() {
        assertThat(VoicesRule.told(List.of(
                        server("tiny.example", 1, 2),
                        server("lemmy.example", 5, 1),
                        server("threads.example", 0, 288),
                        server("small.example", 4, 4))))
                .containsExactly(
                        server("threads.example", 0, 288),
                        server("lemmy.example", 5, 1),
                        new Server(null, List.of(5, 6)));
    }

    @Test
    void votesForSeveralOptionsMayBeOnePersonsAndNameNobody() {
        assertThat(VoicesRule.told(List.of(server("one.example", 1, 1, 1, 1, 1, 1))))
                .containsExactly(new Server(null, List.of(1, 1, 1, 1, 1, 1)));
    }

    @Test
    void noMoreAreNamedThanSomebodyWouldReadAndNoVoteIsLost() {
        List<Server> many = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(number -> server("server" + number + ".example", 10 + number))
                .toList());

        List<Server> told = VoicesRule.told(many);

        assertThat(told).hasSize(VoicesRule.MOST_NAMED + 1);
        assertThat(told.getFirst()).isEqualTo(server("server29.example", 39));
        assertThat(told.getLast().domain()).isNull();
        assertThat(told.stream().mapToInt(server -> server.votes().getFirst()).sum())
                .isEqualTo(many.stream()
                        .mapToInt(server -> server.votes().getFirst())
                        .sum());
    }

    @Test
    void serversWithAsManyVotesStandInTheOrderOfTheirNames() {
        assertThat(VoicesRule.told(List.of(server("b.example", 7), server("a.example", 7))))
                .extracting(Server::domain)
                .containsExactly("a.example", "b.example");
    }
}
