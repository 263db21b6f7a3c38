package org.folkmoot.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.folkmoot.server.ChaosNetwork.Cut;

/// Cuts ways between servers and crashes them, as a seed draws it, and mends what it did some deeds later.
final class ChaosTrouble {

    private final ChaosWorld world;
    private final ChaosTotals totals;
    private final Random random;
    private final List<Ending> endings = new ArrayList<>();
    private int step;

    /// What ends when so many deeds have been done.
    private record Ending(int step, Runnable end) {}

    ChaosTrouble(ChaosWorld world, ChaosTotals totals, Random random) {
        this.world = world;
        this.totals = totals;
        this.random = random;
    }

    /// Called before each deed.
    void step() {
        step++;
        List<Ending> due =
                endings.stream().filter(ending -> ending.step() <= step).toList();
        endings.removeAll(due);
        due.forEach(ending -> ending.end().run());
        int drawn = random.nextInt(100);
        if (drawn < 8) {
            cut();
        } else if (drawn < 11) {
            crash();
        }
    }

    private void ends(int most, Runnable end) {
        endings.add(new Ending(step + 1 + random.nextInt(most), end));
    }

    private ChaosServer one() {
        return world.servers.get(random.nextInt(world.servers.size()));
    }

    private void cut() {
        ChaosServer one = one();
        ChaosServer other = one();
        if (one == other) {
            return;
        }
        totals.partition();
        Cut how = random.nextBoolean() ? Cut.NO_CONNECTION : Cut.NOTHING_ARRIVES;
        boolean both = random.nextBoolean();
        world.network.cut(one.host(), other.host(), how);
        if (both) {
            world.network.cut(other.host(), one.host(), how);
        }
        ends(20, () -> {
            world.network.mend(one.host(), other.host());
            if (both) {
                world.network.mend(other.host(), one.host());
            }
        });
    }

    private void crash() {
        ChaosServer server = one();
        if (server.up()) {
            totals.crash();
            server.crash();
            ends(8, () -> {
                if (!server.up()) {
                    server.start();
                }
            });
        }
    }
}
