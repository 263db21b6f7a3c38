package org.folkmoot.forum.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/// Hashes and checks passwords with Argon2id (19 MiB, 2 rounds, 1 lane: the least that OWASP's cheat sheet names).
///
/// Each takes 19 MiB while it runs, so only a few run at once; the others wait their turn.
public final class Passwords {

    private static final int AT_ONCE = 4;
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String decoy;

    public Passwords() {
        this.decoy = hash("nobody has this password");
    }

    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
        } finally {
            turns.release();
        }
    }

    public boolean matches(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            turns.release();
        }
    }

    /// Takes as long as a check would, for a name that nobody has: the time must not tell who is a member.
    void pretend(String password) {
        boolean ignored = matches(password, decoy);
        if (ignored) {
            throw new IllegalStateException("Nobody has this password");
        }
    }
}
