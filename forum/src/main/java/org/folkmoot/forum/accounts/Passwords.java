package org.folkmoot.forum.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Hashes and checks passwords with Argon2id.
///
/// Each takes its memory while it runs, so only a few run at once; the others wait their turn.
public final class Passwords {

    private static final int AT_ONCE = 4;

    /// What one hash costs whoever wants to guess passwords, and us.
    ///
    /// @param kibibytes of memory
    /// @param rounds    over that memory
    public record Cost(int kibibytes, int rounds) {

        /// The least that OWASP's cheat sheet names: 19 MiB, 2 rounds, 1 lane.
        public static final Cost ENOUGH = new Cost(19_456, 2);
    }

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Argon2Function argon2;
    private final String decoy;
    private final AtomicLong checks = new AtomicLong();

    public Passwords() {
        this(Cost.ENOUGH);
    }

    /// Hashes at another cost. What was hashed at any other is still understood.
    public Passwords(Cost cost) {
        this.argon2 = Argon2Function.getInstance(cost.kibibytes(), cost.rounds(), 1, 32, Argon2.ID);
        this.decoy = hash("nobody has this password");
    }

    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(16).with(argon2).getResult();
        } finally {
            turns.release();
        }
    }

    public boolean matches(String password, String hash) {
        checks.incrementAndGet();
        turns.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            turns.release();
        }
    }

    /// How many passwords were checked so far; each check costs the same, and nothing else of a log-in costs much.
    long checks() {
        return checks.get();
    }

    /// Takes as long as a check would, for a name that nobody has: the time must not tell who is a member.
    void pretend(String password) {
        boolean ignored = matches(password, decoy);
        if (ignored) {
            throw new IllegalStateException("Nobody has this password");
        }
    }
}
