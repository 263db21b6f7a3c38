package org.folkmoot.server;

import org.folkmoot.forum.accounts.SendMail;
import org.folkmoot.web.messages.Catalogues;
import org.folkmoot.web.pages.Letters;
import org.jspecify.annotations.Nullable;

/// Sending letters: what its thread and its job need.
final class MailRooms implements AutoCloseable {

    /// Null where this site sends no e-mail.
    final @Nullable SendMail sendMail;

    private final @Nullable MailRun run;

    MailRooms(ForumRooms rooms, Settings settings) {
        MailSettings mail = settings.mail();
        var clock = rooms.sources.clock();
        sendMail = mail == null
                ? null
                : new SendMail(
                        rooms.database,
                        rooms.passwordLinks,
                        rooms.mailTokens,
                        new Letters(rooms.site, Catalogues.load()),
                        new SmtpPostman(mail, clock),
                        clock);
        run = mail == null || sendMail == null ? null : new MailRun(sendMail, mail.perMinute(), settings.testMode());
    }

    void start() {
        if (run != null) {
            run.start();
        }
    }

    /// Forgets what was sent long ago.
    void forget() {
        if (sendMail != null) {
            sendMail.forget();
        }
    }

    @Override
    public void close() {
        if (run != null) {
            run.close();
        }
    }
}
