package org.folkmoot.forum.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.InstanceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class InstancesDbTest {

    private final Instances instances = new Instances();
    private final Database database;

    InstancesDbTest(TestDatabase.Fresh fresh) {
        database = fresh.database();
    }

    @Test
    void aServerIsMetOnce() {
        InstanceId beta = met("beta.example");

        assertThat(met("beta.example")).isEqualTo(beta);
        assertThat(met("gamma.example")).isNotEqualTo(beta);
    }

    @Test
    @Timeout(60)
    void twoWhoMeetItAtTheSameMomentMeetTheSameOne() throws Exception {
        CompletableFuture<InstanceId> first = new CompletableFuture<>();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<InstanceId> second = other.submit(() -> {
                first.get(30, TimeUnit.SECONDS);
                return met("crowd.example");
            });
            database.change(transaction -> {
                first.complete(instances.meet(transaction, "crowd.example"));
                while (!somebodyWaits(transaction)) {
                    Thread.onSpinWait();
                }
            });

            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(first.get());
        }
    }

    private InstanceId met(String domain) {
        return database.write(transaction -> instances.meet(transaction, domain));
    }

    /// Locks are read anew each time; what sessions are doing stays within a transaction as it was first read.
    private static boolean somebodyWaits(Transaction transaction) {
        return transaction.query("""
                        select exists (select from pg_locks
                                       where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))
                        """).mapTo(boolean.class).one();
    }
}
