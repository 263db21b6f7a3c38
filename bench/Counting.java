import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.folkmoot.database.Connections;
import org.folkmoot.forum.consultations.BallotKeys;
import org.folkmoot.forum.consultations.CountBallots;
import org.folkmoot.forum.ledger.Bell;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.Count;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.IdSource;

/// Counts a closed consultation by the deed that the server uses, in this process, since the server was left without
/// the key. The deed asks for the time once, when all envelopes are open, which is how the two parts are told apart.
final class Counting {

    private static final int ROUNDS = 3;
    private static final byte[] NONE = new byte[0];

    private final Program program;
    private final Connection database;
    private final Path keys;
    private final ConsultationId consultation;

    Counting(Program program, Connection database, Path keys, ConsultationId consultation) {
        this.program = program;
        this.database = database;
        this.keys = keys;
        this.consultation = consultation;
    }

    void measure() throws Exception {
        execute("create table bench_kept as select * from envelope where consultation_id = " + consultation.value());
        List<Long> opened = new ArrayList<>();
        List<Long> rest = new ArrayList<>();
        try (Connections connections = Connections.open(program.address(), 4)) {
            for (int round = 0; round < ROUNDS; round++) {
                count(connections, opened, rest);
                if (round < ROUNDS - 1) {
                    restore();
                }
            }
        }
        List<BallotChoice> ballots = ballots();
        List<Long> added = added(ballots);
        System.out.printf(
                Locale.ROOT,
                "%n| %,d ranked ballots of %d options | each (ms) |%n|---|---|%n",
                ballots.size(),
                Consulting.OPTIONS);
        System.out.println("| all envelopes read and opened, by all processors | " + Consulting.each(opened) + " |");
        System.out.println("| added up, written without their people, envelopes destroyed, committed | "
                + Consulting.each(rest) + " |");
        System.out.println("| of that: added up | " + Consulting.each(added) + " |");
        limits();
    }

    private void count(Connections connections, List<Long> opened, List<Long> rest) {
        long[] read = new long[1];
        InstantSource clock = () -> {
            read[0] = read[0] == 0 ? System.nanoTime() : read[0];
            return Instant.now();
        };
        InstantSource system = InstantSource.system();
        Ledger ledger = new Ledger(new IdSource(system, new SecureRandom()), system, new Bell(), new OwnDeeds());
        CountBallots deed = new CountBallots(connections.database(), new BallotKeys(keys), null, ledger, clock);
        long began = System.nanoTime();
        if (!deed.count(consultation)) {
            throw new IllegalStateException("It was not counted");
        }
        long ended = System.nanoTime();
        opened.add((read[0] - began) / 1_000_000);
        rest.add((ended - read[0]) / 1_000_000);
    }

    /// As if it had not been counted yet.
    private void restore() throws SQLException {
        long id = consultation.value();
        execute("delete from counted_ballot where consultation_id = " + id);
        execute("insert into envelope select * from bench_kept");
        execute("update consultation set stage = 'CLOSED', counted_at = null, took_part = null, invalid = null,"
                + " support = null, pairs = null, ahead = null where id = " + id);
    }

    private List<BallotChoice> ballots() throws SQLException {
        List<BallotChoice> ballots = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select choice from counted_ballot where consultation_id = " + consultation.value())) {
            while (rows.next()) {
                Array choice = rows.getArray(1);
                ballots.add(new BallotChoice(Arrays.stream((Short[]) choice.getArray())
                        .map(Short::intValue)
                        .toList()));
            }
        }
        return ballots;
    }

    private static List<Long> added(List<BallotChoice> ballots) {
        List<Long> each = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            Count.of(Method.RANKED, Consulting.OPTIONS, ballots);
            each.add(Consulting.millis(began));
        }
        return each;
    }

    /// What one core can do of the same sealing.
    private static void limits() throws Exception {
        AsymmetricCipherKeyPair pair = suite().generatePrivateKey();
        byte[] info = new byte[57];
        byte[] bound = new byte[8];
        byte[] ballot = new byte[256];
        byte[][] sealed = suite().seal(pair.getPublic(), info, bound, ballot, NONE, NONE, null);
        System.out.println("\n| one core, nothing else in this process | a second |\n|---|---|");
        rate("ballots sealed (X25519, HKDF-SHA256, AES-256-GCM)", n -> {
            try {
                suite().seal(pair.getPublic(), info, bound, ballot, NONE, NONE, null);
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        rate("envelopes opened", n -> {
            try {
                suite().open(sealed[1], pair, info, bound, sealed[0], NONE, NONE, null);
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private static void rate(String what, IntConsumer once) {
        long warm = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < warm) {
            once.accept(0);
        }
        int times = 0;
        long began = System.nanoTime();
        while (System.nanoTime() < began + 3_000_000_000L) {
            once.accept(times++);
        }
        System.out.printf(Locale.ROOT, "| %s | %,.0f |%n", what, times / ((System.nanoTime() - began) / 1e9));
    }

    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private void execute(String step) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(step);
        }
    }
}
