package org.folkmoot.server;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.folkmoot.forum.accounts.Letter;
import org.folkmoot.forum.accounts.Postman;

/// Hands letters over by SMTP. Where the mail server stands is the operator's word, so it may be on this machine;
/// every step ends in bounded time.
public final class SmtpPostman implements Postman {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    private final MailSettings settings;
    private final InstantSource clock;
    private final Session session;
    private final String host;

    public SmtpPostman(MailSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.host = settings.from().substring(settings.from().lastIndexOf('@') + 1);
        this.session = Session.getInstance(properties());
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.from", settings.from());
        properties.setProperty("mail.smtp.localhost", host);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.secrecy()) {
            case STARTTLS -> properties.setProperty("mail.smtp.starttls.required", "true");
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case OFF -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    @Override
    public Round start() {
        try {
            Transport transport = session.getTransport("smtp");
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
            return new SmtpRound(transport);
        } catch (AuthenticationFailedException refused) {
            throw new MailServerAway(
                    "The mail server " + settings + " does not let us in as " + settings.user(), refused);
        } catch (MessagingException away) {
            throw new MailServerAway("The mail server " + settings + " cannot be reached (" + words(away) + ")", away);
        }
    }

    private static String words(MessagingException away) {
        Throwable cause = away.getNextException() == null ? away : away.getNextException();
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }

    private MimeMessage message(Letter letter, Address to) throws MessagingException {
        MimeMessage message = new Numbered(session, "<" + letter.id() + "@" + host + ">");
        try {
            message.setFrom(new InternetAddress(settings.from(), letter.from(), StandardCharsets.UTF_8.name()));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        String unsubscribe = letter.unsubscribe();
        if (unsubscribe != null) {
            message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.saveChanges();
        return message;
    }

    /// One address and nothing else, as mail servers write it.
    private static InternetAddress address(String to) throws AddressException {
        int at = to.lastIndexOf('@');
        String domain;
        try {
            domain = IDN.toASCII(to.substring(at + 1));
        } catch (IllegalArgumentException odd) {
            throw new AddressException("no domain");
        }
        InternetAddress address = new InternetAddress(to.substring(0, at + 1) + domain, true);
        if (address.isGroup()) {
            throw new AddressException("a group");
        }
        return address;
    }

    /// It keeps the id that it was given, however often it is sent.
    private static final class Numbered extends MimeMessage {
        private final String id;

        Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /// One connection.
    private final class SmtpRound implements Round {

        private final Transport transport;

        SmtpRound(Transport transport) {
            this.transport = transport;
        }

        @Override
        public Fate deliver(Letter letter) {
            try {
                InternetAddress to = address(letter.to());
                transport.sendMessage(message(letter, to), new Address[] {to});
                return Fate.TAKEN;
            } catch (AddressException noAddress) {
                return Fate.NEVER;
            } catch (SendFailedException refused) {
                return fate(refused);
            } catch (MessagingException broken) {
                throw new MailServerAway("The mail server " + settings + " broke off (" + words(broken) + ")", broken);
            }
        }

        /// What the mail server says of the address counts before what it says of the letter.
        private Fate fate(SendFailedException refused) {
            int code = 0;
            for (Exception part = refused; part instanceof MessagingException told; part = told.getNextException()) {
                if (told instanceof SMTPAddressFailedException ofAddress) {
                    code = ofAddress.getReturnCode();
                } else if (told instanceof SMTPSendFailedException ofLetter && code == 0) {
                    code = ofLetter.getReturnCode();
                }
            }
            if (code == 421 || !transport.isConnected()) {
                throw new MailServerAway("The mail server " + settings + " ended the connection", refused);
            }
            return code >= 500 ? Fate.NEVER : Fate.LATER;
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException gone) {
                // what was taken is taken
            }
        }
    }
}
