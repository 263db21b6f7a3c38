package org.folkmoot.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.folkmoot.values.IdSource;
import org.folkmoot.values.Secrets;

/// What the house takes from outside and cannot compute: time and chance. Tests pass their own.
public record Sources(InstantSource clock, RandomGenerator random, IdSource ids, Secrets secrets) {

    /// The real ones.
    public static Sources real() {
        return of(InstantSource.system(), new SecureRandom());
    }

    public static Sources of(InstantSource clock, RandomGenerator random) {
        return new Sources(clock, random, new IdSource(clock, random), new Secrets(random));
    }
}
