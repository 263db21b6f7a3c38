package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The table in `docs/settings.md` is the one that the program prints. To renew it, paste what this test expected.
class SettingsDocumentTest {

    @Test
    void theDocumentHoldsTheProgramsOwnTable() throws IOException {
        assertThat(Files.readString(Path.of("../docs/settings.md"))).contains(SettingsTable.forDocuments());
    }
}
