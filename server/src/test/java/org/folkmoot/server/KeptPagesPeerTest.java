package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Visitors may be shown what others were shown just now, but nothing that has changed here since.
class KeptPagesPeerTest {

    private static final String LEEKS = "Leeks in winter";

    private final OurServer alpha = new OurServer();

    @AfterEach
    void stop() {
        alpha.close();
    }

    @Test
    void aVisitorSeesAtOnceWhatWasEditedAndWhatWasRemoved() throws Exception {
        FormWalk ana = alpha.member("ana");
        OurServer.founds(ana, "garden", "Gardening");
        alpha.post(ana, "garden", LEEKS, "They stand in the snow.");
        String thread = OurServer.thread(ana, LEEKS).address();
        assertThat(asVisitor(thread)).contains("They stand in the snow.");
        eventually(() -> asVisitor("/?order=new").contains(LEEKS));

        ana.open(thread)
                .in("article", LEEKS)
                .follow("Edit")
                .form("Save")
                .fill("Text (may stay empty)", "They were eaten.")
                .send();
        assertThat(asVisitor(thread)).contains("They were eaten.").doesNotContain("They stand in the snow.");

        ana.open(thread)
                .in("article", LEEKS)
                .follow("Remove")
                .form("Remove")
                .fill("Reason", "Nothing is left")
                .send();
        assertThat(asVisitor(thread)).doesNotContain("They were eaten.");
        eventually(() -> !asVisitor("/?order=new").contains(LEEKS));
    }

    /// As somebody who has never been here.
    private String asVisitor(String page) {
        return alpha.visitor().open(page).text();
    }
}
