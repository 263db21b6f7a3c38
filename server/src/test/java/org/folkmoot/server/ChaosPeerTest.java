package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Four servers of ours with one clock, between which requests are delayed, doubled, overtaken and lost,
/// ways are cut, and which crash, as a seed draws it; meanwhile people of all of them do what people do.
/// Once all is mended, every server holds what was acknowledged to people, once, and nothing else.
///
/// The gate tries two seeds, `./dev chaos [SEEDS] [FIRST] [DEEDS]` a hundred with more deeds each.
@TestInstance(Lifecycle.PER_CLASS)
class ChaosPeerTest {

    private static final int DEEDS = Integer.getInteger("chaos.deeds", 40);

    private final ChaosTotals totals = new ChaosTotals();

    static List<Long> seeds() {
        long first = Long.getLong("chaos.first", 1);
        return LongStream.range(first, first + Integer.getInteger("chaos.seeds", 1))
                .boxed()
                .toList();
    }

    @AfterAll
    void tell() {
        System.out.println("In all: " + totals.line());
        System.out.println("Deeds: " + totals.kinds());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensBetweenThemAllAgreeInTheEnd(long seed) throws Exception {
        ChaosTotals own = new ChaosTotals();
        List<String> faults = new ArrayList<>();
        try (ChaosWorld world = new ChaosWorld(seed, own)) {
            ChaosOracle oracle = new ChaosOracle();
            world.begin();
            world.first.forEach(oracle::wrote);
            chaos(world, oracle, own, new Random(seed));
            world.servers.forEach(server -> {
                ChaosCheck check = ChaosCheck.of(server, oracle, world.communities);
                own.checked(check.compared(), check.faults().size());
                faults.addAll(check.faults());
            });
            ChaosTrail.tell(world.servers, faults);
        } finally {
            totals.add(own);
            System.out.printf("seed %d: %s%n", seed, own.line());
        }
        assertThat(faults)
                .as("seed %d; alone: ./dev chaos 1 %d %d", seed, seed, DEEDS)
                .isEmpty();
    }

    private static void chaos(ChaosWorld world, ChaosOracle oracle, ChaosTotals totals, Random random)
            throws InterruptedException {
        ChaosScript script = new ChaosScript(world, oracle, totals, random);
        ChaosTrouble trouble = new ChaosTrouble(world, totals, random);
        world.network.roughen();
        for (int deed = 0; deed < DEEDS; deed++) {
            trouble.step();
            script.deed();
            script.pause();
        }
        world.heal();
        script.giveBackAll();
        world.dry();
    }
}
