package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.folkmoot.server.MailSettings.Secrecy;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A whole server and a mail server: who is written to, when, and what stands in the letters.
class MailPeerTest {

    private static final String QUESTION = "Shall we meet Threads, and how?";

    private final PinnedClock clock = new PinnedClock();
    private final int port = Folkmoot.freePort();
    private final MailSettings mail =
            new MailSettings("127.0.0.1", port, Secrecy.OFF, null, null, "moot@alpha.example", 6_000);
    private GreenMail greenMail = mailServer();
    private OurServer alpha = new OurServer("alpha", clock, mail);
    private FormWalk ana = alpha.visitor();
    private FormWalk ben = alpha.visitor();

    private GreenMail mailServer() {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @BeforeEach
    void membersJoin() throws Exception {
        greenMail.start();
        ana = alpha.member("ana");
        ben = alpha.member("ben");
        alpha.member("carl");
        alpha.one("update account set email = (select name from person where id = person_id) || '@mail.example'"
                + " returning 1");
        alpha.one(
                "update account set email_confirmed_at = now() where email in ('ana@mail.example', 'ben@mail.example')"
                        + " returning 1");
    }

    @AfterEach
    void stop() {
        alpha.close();
        greenMail.stop();
    }

    private String time(Duration fromNow) {
        return LocalDateTime.ofInstant(clock.instant().plus(fromNow), ZoneOffset.UTC)
                .toString();
    }

    /// Puts a question that is voted on from two hours on until ten, and answers its page.
    private String announced() {
        FormWalk admin = alpha.admin();
        Page draft = admin.open("/consultations/new")
                .form("Keep as a draft")
                .fill("Question", QUESTION)
                .fill("Options", "Yes\nNo")
                .fill("Voting opens (UTC)", time(Duration.ofHours(2)))
                .fill("Voting closes (UTC)", time(Duration.ofHours(10)))
                .send();
        String page = draft.address().replaceFirst("[?].*", "");
        admin.open(page).form("Announce").send();
        clock.advance(Duration.ofMinutes(1));
        return page;
    }

    private List<String> letters() {
        return Arrays.stream(greenMail.getReceivedMessages())
                .map(MailPeerTest::letter)
                .sorted()
                .toList();
    }

    private static String letter(MimeMessage message) {
        try {
            return message.getAllRecipients()[0] + ": " + message.getSubject();
        } catch (MessagingException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private void become(String... expected) throws Exception {
        eventually(() -> letters().size() >= expected.length);
        assertThat(letters()).containsExactly(expected);
    }

    @Test
    void everybodyWithAConfirmedAddressIsWrittenToOnceForEachReason() throws Exception {
        String page = announced();
        become("ana@mail.example: alpha asks: " + QUESTION, "ben@mail.example: alpha asks: " + QUESTION);

        clock.advance(Duration.ofHours(2));
        become(
                "ana@mail.example: Voting is open: " + QUESTION,
                "ana@mail.example: alpha asks: " + QUESTION,
                "ben@mail.example: Voting is open: " + QUESTION,
                "ben@mail.example: alpha asks: " + QUESTION);

        eventually(() -> ana.open(page).offers("Cast my ballot"));
        ana.open(page).form("Cast my ballot").check("Yes").send();
        clock.advance(Duration.ofHours(6));
        eventually(() -> letters().size() == 5);
        assertThat(letters()).contains("ben@mail.example: Voting closes soon: " + QUESTION);
        clock.advance(Duration.ofHours(3));
        eventually(() -> ben.open(page).text().contains("Result"));
        assertThat(letters()).hasSize(5);
        assertThat(alpha.one("select count(*) from mail_outbox where due_at is not null"))
                .isEqualTo("0");
    }

    @Test
    void aLetterSaysWhatItIsAboutAndNothingOfItComesFromElsewhere() throws Exception {
        String page = announced();
        eventually(() -> letters().size() == 2);
        MimeMessage message = greenMail.getReceivedMessages()[0];
        String text = String.valueOf(message.getContent());

        assertThat(message.getContentType()).startsWith("text/plain");
        assertThat(text)
                .contains(
                        "The members of alpha are asked:",
                        QUESTION,
                        alpha.address(page),
                        "Voting opens on 1 March 2026")
                .doesNotContain("\u2068", "<");
        assertThat(message.getFrom()).extracting(Address::toString).containsExactly("alpha <moot@alpha.example>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(message.getHeader("List-Unsubscribe")[0])
                .startsWith("<" + alpha.address("/unsubscribe/"))
                .endsWith(">");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).endsWith("@alpha.example>");
        assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
    }

    @Test
    void aMailServerThatIsDownCostsNothingAndNoRestartWritesTwice() throws Exception {
        greenMail.stop();
        announced();
        eventually(() ->
                alpha.one("select count(*) from mail_outbox where attempts > 0").equals("2"));
        assertThat(ana.open("/inbox").text()).contains("The members are asked", QUESTION);

        alpha = alpha.again(clock, mail);
        greenMail = mailServer();
        greenMail.start();
        clock.advance(Duration.ofMinutes(15));
        become("ana@mail.example: alpha asks: " + QUESTION, "ben@mail.example: alpha asks: " + QUESTION);

        alpha = alpha.again(clock, mail);
        clock.advance(Duration.ofMinutes(20));
        alpha.becomes("select count(*) from mail_outbox where sent_at is not null", "2");
        assertThat(letters()).hasSize(2);
        assertThat(ids()).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    }

    private Map<String, Long> ids() {
        return Arrays.stream(greenMail.getReceivedMessages())
                .collect(Collectors.groupingBy(MailPeerTest::id, Collectors.counting()));
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
