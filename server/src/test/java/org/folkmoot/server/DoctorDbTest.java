package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.server.Doctor.Verdict;
import org.folkmoot.server.MailSettings.Secrecy;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What the doctor finds around a database that answers.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class DoctorDbTest {

    private final TestDatabase.Fresh fresh;
    private final Path folder;

    DoctorDbTest(TestDatabase.Fresh fresh, @TempDir Path folder) {
        this.fresh = fresh;
        this.folder = folder;
    }

    private List<Doctor.Finding> found(@Nullable MailSettings mail) {
        Settings settings = new Settings(
                folder.resolve("data"),
                folder.resolve("keys"),
                "127.0.0.1",
                Folkmoot.freePort(),
                null,
                List.of(),
                fresh.address(),
                10,
                null,
                mail,
                false);
        return new Doctor(settings).examine();
    }

    private static MailSettings mail(int port) {
        return new MailSettings("127.0.0.1", port, Secrecy.OFF, null, null, "moot@alpha.example", 600);
    }

    @Test
    void aKeyThatWillBeMissedIsFoundWhileItCanBeLookedFor() {
        assertThat(found(null)).noneMatch(finding -> finding.sentence().contains("key"));
        Database database = fresh.database();
        database.change(transaction -> transaction.update("""
                        insert into consultation (question, body, case_for, case_against, method, pass, binding, quorum,
                          opens_at, closes_at, active_days, of_last, stage, drafted_by, drafted_at, announced_by, announced_at,
                          electorate, public_key, options_hash)
                        values ('Shall we?', '', '', '', 'CHOICE', 'PLURALITY', false, 0, now(), now() + interval '1 day', 0, 0,
                          'OPEN', 1, now(), 1, now(), 1, decode(repeat('ab', 32), 'hex'), decode(repeat('cd', 32), 'hex'))
                        """).execute());

        assertThat(found(null)).anySatisfy(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.BAD);
            assertThat(finding.sentence()).startsWith("The key of consultation 1 is not in " + folder.resolve("keys"));
        });
    }

    @Test
    void aMailServerIsAskedWhetherItAnswers() {
        int port = Folkmoot.freePort();
        GreenMail greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        try {
            assertThat(found(mail(port)))
                    .contains(new Doctor.Finding(Verdict.OK, "The mail server 127.0.0.1:" + port + " answers.", ""));
        } finally {
            greenMail.stop();
        }
        assertThat(found(mail(port))).anySatisfy(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.BAD);
            assertThat(finding.sentence()).startsWith("The mail server 127.0.0.1:" + port + " cannot be reached");
        });
        assertThat(found(null))
                .contains(new Doctor.Finding(
                        Verdict.OK, "No mail server is set, so members are told everything on the pages alone.", ""));
    }
}
