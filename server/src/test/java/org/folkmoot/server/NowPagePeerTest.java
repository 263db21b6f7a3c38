package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Admins see how the site is and was, and nobody else does.
@TestInstance(Lifecycle.PER_CLASS)
class NowPagePeerTest {

    private final OurServer alpha = new OurServer("alpha");

    @AfterAll
    void stop() {
        alpha.close();
    }

    @Test
    void onlyAdminsSeeIt() {
        assertThat(alpha.plain().get("/admin/now").status()).isNotEqualTo(200);
        FormWalk ana = alpha.member("ana");
        assertThat(ana.open("/admin/now").text()).doesNotContain("The largest tables");
        assertThat(alpha.admin().open("/admin").follow("How it is").text()).contains("The largest tables");
    }

    @Test
    void aServerTellsHowItIsAsSoonAsItRunsAndLooksBack() throws Exception {
        FormWalk admin = alpha.admin();
        eventually(() -> admin.open("/admin/now").text().contains("The last minute"));
        alpha.run("""
                insert into node_sample
                select 'MINUTE', date_bin('1 minute', now() - n * interval '1 minute', timestamptz 'epoch'), 'elsewhere:1', 600, 0,
                  1200, 0, 7, 3.4, 41, 5000, 70, 30000, 0, 0, 2, 0, 0, 100 << 20, 200 << 20, 900 << 20, 3::bigint << 30, 1, 12, 0, 5,
                  false, 'count active people'
                from generate_series(-1, 50) n
                """);
        String shown = admin.open("/admin/now").text();
        assertThat(shown)
                .contains("by other servers; 7 failed")
                .contains("elsewhere:1")
                .contains("still filling")
                .contains("70, the oldest 8 hours old");
        assertThat(admin.open("/admin/now?range=day").text()).contains("Upper edge");
        assertThat(admin.open("/admin/now?range=quarter").text()).contains("No hour is over yet");
        assertThat(admin.open("/admin/now?range=for-ever").text()).contains("Upper edge");
    }

    @Test
    void jobsShowWhatBecameOfThem() throws Exception {
        FormWalk admin = alpha.admin();
        eventually(() -> admin.open("/admin/now").text().contains("note how this node is"));
        assertThat(admin.open("/admin/now").text())
                .contains("look for changed settings")
                .doesNotContain("fails");
    }
}
