package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    void eachMemberIsWrittenToInTheirLanguage() throws Exception {
        ben.open("/settings")
                .in("form", "Appearance")
                .form("Save")
                .fill("Language of the pages", "Deutsch")
                .send();
        announced();

        become("ana@mail.example: alpha asks: " + QUESTION, "ben@mail.example: alpha fragt: " + QUESTION);
        assertThat(Arrays.stream(greenMail.getReceivedMessages()).map(MailPeerTest::text))
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "Die Mitglieder von alpha werden gefragt:",
                                QUESTION,
                                "Die Stimmabgabe beginnt am 1. März 2026, ",
                                "weil du (ben) auf der Liste derer stehst, die abstimmen dürfen.")
                        .doesNotContain("\u2068", "The members"));
    }

    private static String text(MimeMessage message) {
        try {
            return String.valueOf(message.getContent());
        } catch (MessagingException | IOException odd) {
            throw new IllegalStateException(odd);
        }
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

    private String body(String to, String words) throws Exception {
        for (MimeMessage message : greenMail.getReceivedMessages()) {
            String text = String.valueOf(message.getContent());
            if (message.getAllRecipients()[0].toString().equals(to) && text.contains(words)) {
                return text;
            }
        }
        return "";
    }

    /// The path of a link in a letter.
    private String link(String to, String begins) throws Exception {
        eventually(() -> !body(to, begins).isEmpty());
        String address = body(to, begins)
                .lines()
                .filter(line -> line.startsWith(alpha.address(begins)))
                .findFirst()
                .orElseThrow();
        return address.substring(alpha.address("").length());
    }

    @Test
    void oneRequestWithoutLoggingInEndsLettersForThatPersonAlone() throws Exception {
        announced();
        String path = link("ana@mail.example", "/unsubscribe/");
        assertThat(alpha.visitor().open(path).text()).contains("ana gets letters about what the members are asked");

        HttpRequest oneClick = HttpRequest.newBuilder(
                        URI.create(alpha.address(path).replace("alpha.localhost", "127.0.0.1")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(oneClick, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }

        clock.advance(Duration.ofHours(2));
        eventually(() -> letters().contains("ben@mail.example: Voting is open: " + QUESTION));
        assertThat(letters()).doesNotContain("ana@mail.example: Voting is open: " + QUESTION);
        assertThat(alpha.visitor().open(path).text()).contains("ana gets no letters");
        assertThat(ana.open("/inbox").text()).contains("Voting is open");
        String forged = path.substring(0, path.length() - 4) + "AAAA";
        assertThat(alpha.visitor().open(forged).status()).isEqualTo(404);
        assertThat(alpha.visitor().open("/unsubscribe/1").status()).isEqualTo(404);
        Page chosen = ana.open("/settings");
        assertThat(chosen.form("Keep this choice")
                        .isChecked("Write to me when the members are asked something, and when voting opens"))
                .isFalse();
    }

    @Test
    void whatIsGivenUpIsNotWrittenAboutAnyMoreAndTheInboxSaysSo() throws Exception {
        String page = announced();
        eventually(() -> letters().size() == 2);
        alpha.admin()
                .open(page)
                .form("Give it up")
                .fill("Reason", "A word was missing")
                .send();
        clock.advance(Duration.ofHours(3));
        eventually(() -> ana.open("/inbox").text().contains("The consultation was given up"));

        assertThat(letters()).hasSize(2);
    }

    @Test
    void remindersAreEndedApart() throws Exception {
        announced();
        String path = link("ben@mail.example", "/unsubscribe/");
        assertThat(alpha.visitor()
                        .open(path)
                        .form("Only no more reminders")
                        .send()
                        .text())
                .contains("ben gets letters about what the members are asked", "No reminders are among them");

        clock.advance(Duration.ofHours(2));
        eventually(() -> letters().contains("ben@mail.example: Voting is open: " + QUESTION));
        clock.advance(Duration.ofHours(6));
        eventually(() -> letters().contains("ana@mail.example: Voting closes soon: " + QUESTION));
        assertThat(letters()).doesNotContain("ben@mail.example: Voting closes soon: " + QUESTION);
    }

    @Test
    void anAddressIsConfirmedByTheLetterThatGoesThere() throws Exception {
        FormWalk dora = alpha.member("dora");
        assertThat(dora.open("/settings").text()).contains("This site can write to you, once you give an address");
        Page saved = dora.open("/settings")
                .follow("Give an address")
                .form("Save")
                .fill("E-mail address (may stay empty)", "dora@mail.example")
                .fill("Current password", OurServer.PASSWORD)
                .send();
        assertThat(saved.text()).contains("A letter is on its way", "Nothing else is sent to dora@mail.example");
        clock.advance(Duration.ofMinutes(1));
        String path = link("dora@mail.example", "/confirm-address/");
        assertThat(body("dora@mail.example", path))
                .contains("nothing else is sent to this address until somebody confirms it");
        assertThat(alpha.visitor().open(path).text()).contains("Letters to dora@mail.example are for the account dora");
        assertThat(dora.open("/settings").text()).contains("Nothing else is sent to");

        assertThat(alpha.visitor()
                        .open(path)
                        .form("Confirm this address")
                        .send()
                        .text())
                .contains("dora@mail.example is confirmed");
        assertThat(dora.open("/settings").text()).contains("Letters go to dora@mail.example");

        dora.open("/settings/address")
                .form("Save")
                .fill("E-mail address (may stay empty)", "elsewhere@mail.example")
                .fill("Current password", OurServer.PASSWORD)
                .send();
        assertThat(alpha.visitor().open(path).status())
                .as("it was for another address")
                .isEqualTo(404);
        assertThat(dora.open("/settings").text()).contains("Nothing else is sent to elsewhere@mail.example");
    }

    @Test
    void whoForgotTheirPasswordIsWrittenToAndWhoeverAsksLearnsNothing() throws Exception {
        String named = asks("ana");
        assertThat(named).contains("If there is such an account and its address is confirmed");
        assertThat(asks("nobody_here")).isEqualTo(named);
        assertThat(asks("carl")).isEqualTo(named);
        assertThat(asks("ben@mail.example")).isEqualTo(named);
        clock.advance(Duration.ofMinutes(1));
        eventually(() -> letters().size() == 2);
        assertThat(letters())
                .containsExactly(
                        "ana@mail.example: A new password at alpha", "ben@mail.example: A new password at alpha");
        assertThat(alpha.one("select string_agg(mail_outbox::text, ' ') from mail_outbox"))
                .doesNotContain(link("ana@mail.example", "/password/").substring("/password/".length()));

        FormWalk phone = alpha.visitor();
        Page set = phone.open(link("ana@mail.example", "/password/"))
                .form("Set the password")
                .fill("New password", "another long password")
                .send();
        assertThat(set.text()).contains("Your password is changed", "Log out");
        assertThat(ana.open("/settings").address()).startsWith("/log-in");
    }

    @Test
    void nobodyIsFloodedByWhoeverAsksForThem() throws Exception {
        for (int n = 0; n < 8; n++) {
            asks("ana");
            clock.advance(Duration.ofMinutes(1));
            alpha.becomes("select count(*) from mail_outbox where due_at is not null", "0");
        }

        assertThat(letters()).hasSize(5);
    }

    private String asks(String whom) {
        return alpha.visitor()
                .open("/log-in")
                .follow("Forgotten your password?")
                .form("Send me a link")
                .fill("Name or e-mail address", whom)
                .send()
                .text();
    }

    @Test
    void aSiteThatSendsNoLettersSaysSo() {
        try (OurServer quiet = new OurServer("quiet", clock)) {
            FormWalk member = quiet.member("member");
            assertThat(member.open("/settings").text()).contains("This site sends no e-mail");
            assertThat(quiet.visitor().open("/log-in").text()).contains("ask an admin of this site for a link");
            assertThat(quiet.visitor().open("/forgotten-password").address()).startsWith("/log-in");
        }
    }
}
