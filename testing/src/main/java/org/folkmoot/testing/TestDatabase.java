package org.folkmoot.testing;

import java.time.InstantSource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.folkmoot.database.Connections;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.IdSource;
import org.folkmoot.values.Secrets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test class a migrated PostgreSQL database of its own, with a pinned clock and ids that repeat.
///
/// ```java
/// @ExtendWith(TestDatabase.class)
/// class CastVoteDbTest {
///     CastVoteDbTest(Database database, PinnedClock clock, IdSource ids) { … }
/// }
/// ```
///
/// A constructor or a test may ask for [Fresh], [Database], [DatabaseAddress], [PinnedClock], [IdSource], [Secrets] and
/// [RandomGenerator]. They last as long as the database: the class, or the test with [FreshForEachTest]. A test class
/// inside another one shares the outer one's. After each test every [Invariant] is checked.
public final class TestDatabase implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(TestDatabase.class);
    private static final int CONNECTIONS = 12;
    private static final List<Class<?>> OFFERED = List.of(
            Fresh.class,
            Database.class,
            DatabaseAddress.class,
            PinnedClock.class,
            InstantSource.class,
            IdSource.class,
            Secrets.class,
            RandomGenerator.class);

    /// One database and what goes with it.
    public static final class Fresh implements AutoCloseable {

        private final DatabaseAddress address;
        private final Connections connections;
        private final Database database;
        private final PinnedClock clock = new PinnedClock();
        private final RandomGenerator random = shared(new SplittableRandom(1));
        private final IdSource ids = new IdSource(clock, random);
        private final Secrets secrets = new Secrets(random);

        private Fresh(DatabaseAddress address) {
            this.address = address;
            this.connections = Connections.open(address, CONNECTIONS);
            this.database = connections.database();
        }

        /// Ids and secrets are asked for by many threads; a [SplittableRandom] would tell two of them the same.
        private static RandomGenerator shared(RandomGenerator one) {
            return () -> {
                synchronized (one) {
                    return one.nextLong();
                }
            };
        }

        public Database database() {
            return database;
        }

        public DatabaseAddress address() {
            return address;
        }

        /// The same database for who may do everything on its server; on another server for who may make databases
        /// there.
        public DatabaseAddress keeper() {
            return TestCluster.running().keeper(address);
        }

        /// For what needs connections of its own, such as a listener.
        public Connections connections() {
            return connections;
        }

        public PinnedClock clock() {
            return clock;
        }

        public IdSource ids() {
            return ids;
        }

        public Secrets secrets() {
            return secrets;
        }

        public RandomGenerator random() {
            return random;
        }

        @Override
        public void close() {
            connections.close();
            TestCluster.running().drop(address);
        }
    }

    /// A database outside any test class, for those that start whole servers. The caller closes it.
    public static Fresh fresh() {
        return new Fresh(TestCluster.running().cloned());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!freshForEach(context)) {
            of(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Fresh fresh = context.getStore(OURS).get(Fresh.class, Fresh.class);
        if (fresh != null && context.getExecutionException().isEmpty()) {
            fresh.database().read(TestDatabase::checkInvariants);
        }
    }

    /// Asks every invariant that is registered.
    static int checkInvariants(Transaction transaction) {
        int asked = 0;
        for (Invariant invariant : ServiceLoader.load(Invariant.class)) {
            List<String> broken = invariant.broken(transaction);
            if (!broken.isEmpty()) {
                throw new AssertionError("After this test it is no longer true that " + invariant.sentence() + ":\n"
                        + String.join("\n", broken));
            }
            asked++;
        }
        return asked;
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Fresh fresh = of(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Database.class) {
            return fresh.database();
        }
        if (type == DatabaseAddress.class) {
            return fresh.address();
        }
        if (type == PinnedClock.class || type == InstantSource.class) {
            return fresh.clock();
        }
        if (type == IdSource.class) {
            return fresh.ids();
        }
        if (type == Secrets.class) {
            return fresh.secrets();
        }
        return type == RandomGenerator.class ? fresh.random() : fresh;
    }

    private static Fresh of(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent(Fresh.class, key -> fresh(), Fresh.class);
    }

    private static boolean freshForEach(ExtensionContext context) {
        for (@Nullable Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            if (type.isAnnotationPresent(FreshForEachTest.class)) {
                return true;
            }
        }
        return false;
    }
}
