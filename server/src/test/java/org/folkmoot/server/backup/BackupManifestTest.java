package org.folkmoot.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.Migrations.Step;
import org.folkmoot.database.transfer.Position;
import org.folkmoot.database.transfer.Shape;
import org.folkmoot.database.transfer.Shape.Partition;
import org.folkmoot.database.transfer.Shape.Table;
import org.folkmoot.database.transfer.Tally;
import org.junit.jupiter.api.Test;

class BackupManifestTest {

    private static final BackupManifest MANIFEST = new BackupManifest(
            "0199",
            Instant.parse("2026-11-27T03:15:00.5Z"),
            "0.1.0",
            "18.6 (a system)",
            "https://forum.example",
            List.of(new Step("001", "ledger of all", 7), new Step("002", "posts", null)),
            new Shape(
                    List.of(new Table("post", List.of("id", "title"))),
                    List.of(new Partition("event", "event_1", "FOR VALUES FROM ('2026-11-27') TO ('2026-11-28')")),
                    List.of("post_id_seq")),
            List.of("FOLKMOOT_PORT"));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(BackupManifest.parse(MANIFEST.text())).isEqualTo(MANIFEST);
    }

    @Test
    void whatANewerProgramWroteIsRefusedWithItsVersion() {
        String newer = MANIFEST.text().replace("format 1\n", "format 2\n").replace("0.1.0", "3.0.0");

        assertThatThrownBy(() -> BackupManifest.parse(newer))
                .isInstanceOf(BackupRefused.class)
                .hasMessage("It was made by a newer Folkmoot (3.0.0). Use that version or a newer one.");
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() {
        assertThatThrownBy(() -> BackupManifest.parse("")).hasMessageContaining("does not say its format");
        assertThatThrownBy(() -> BackupManifest.parse(MANIFEST.text().replace("2026", "soon")))
                .hasMessageContaining("makes no sense");
        assertThatThrownBy(() -> BackupManifest.parse(MANIFEST.text().replace(" id,title", "")))
                .hasMessageContaining("“table post”");
    }

    @Test
    void theEndIsReadAndCountsAll() {
        BackupEnd end = new BackupEnd(
                Map.of("post", new Tally(3, 90, "ab".repeat(32))), List.of(new Position("post_id_seq", 3, true)));

        assertThat(BackupEnd.parse(end.text())).isEqualTo(end);
        assertThatThrownBy(() -> BackupEnd.parse(end.text().replace("rows 3", "rows 4")))
                .hasMessageContaining("counts other rows");
    }
}
