package org.folkmoot.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSourceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anIdIsOfVersionSevenAndSaysWhenItWasMade() {
        UUID id = new IdSource(InstantSource.fixed(NOON), new Random(1)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        IdSource ids = new IdSource(InstantSource.fixed(NOON), new Random(1));

        assertThat(ids.next()).isNotEqualTo(ids.next());
    }

    @Test
    void aLaterIdSortsAfterAnEarlierOne() {
        UUID earlier = new IdSource(InstantSource.fixed(NOON), new Random(1)).next();
        UUID later = new IdSource(InstantSource.fixed(NOON.plusMillis(1)), new Random(1)).next();

        assertThat(later.toString()).isGreaterThan(earlier.toString());
    }

    @Test
    void theSameSeedMakesTheSameIdsAndSecrets() {
        assertThat(new Secrets(new Random(7)).token())
                .isEqualTo(new Secrets(new Random(7)).token())
                .hasSize(43);
    }
}
