package org.folkmoot.database.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class TallyingTest {

    @Test
    void theOrderOfRowsDoesNotMatterAndNothingElseIsForgiven() throws IOException {
        Tally tally = of("1\toak\n2\tash\n");

        assertThat(of("2\tash\n1\toak\n")).isEqualTo(tally);
        assertThat(of("1\tash\n2\toak\n")).isNotEqualTo(tally);
        assertThat(of("1\toak\n1\toak\n")).isNotEqualTo(of("2\tash\n2\tash\n"));
        assertThat(of("1\toak\n\n2\tash\n")).isNotEqualTo(tally);
        assertThat(tally.rows()).isEqualTo(2);
        assertThat(tally.bytes()).isEqualTo(12);
        assertThat(of("")).isEqualTo(new Tally(0, 0, "0".repeat(64)));
    }

    @Test
    void itDoesNotMatterInWhichPartsTheyCome() throws IOException {
        byte[] rows = "1\toak\n2\tash\n".getBytes(UTF_8);
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        Tallying parts = new Tallying(passed, Progress.silent());
        for (byte one : rows) {
            parts.write(one);
            parts.write(rows, 0, 0);
        }

        assertThat(parts.tally()).isEqualTo(of("1\toak\n2\tash\n"));
        assertThat(passed.toByteArray()).isEqualTo(rows);
    }

    @Test
    void aRowThatIsCutShortIsNone() {
        assertThatThrownBy(() -> of("1\toak\n2\ta")).hasMessageContaining("cut short");
    }

    private static Tally of(String rows) throws IOException {
        Tallying tallying = new Tallying(OutputStream.nullOutputStream(), Progress.silent());
        tallying.write(rows.getBytes(UTF_8));
        return tallying.tally();
    }
}
