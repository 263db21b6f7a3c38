package org.folkmoot.server.doctor;

import java.time.InstantSource;
import java.util.List;
import org.folkmoot.forum.accounts.Postman;
import org.folkmoot.server.MailSettings;
import org.folkmoot.server.Setting;
import org.folkmoot.server.SmtpPostman;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Well;
import org.jspecify.annotations.Nullable;

/// Whether the mail server answers and lets us in. Where it stands is the operator's word, so it is asked directly.
///
/// @param mail null when no e-mail is sent
record MailCheck(@Nullable MailSettings mail, InstantSource clock) implements Check {

    @Override
    public String subject() {
        return "the mail server";
    }

    @Override
    public List<Finding> look() {
        if (mail == null) {
            return List.of(new Well("No mail server is set, so members are told everything on the pages alone."));
        }
        try (Postman.Round _ = new SmtpPostman(mail, clock).start()) {
            String in = mail.user() == null ? "." : " and lets us in.";
            return List.of(new Well("The mail server " + mail + " answers" + in));
        } catch (Postman.MailServerAway away) {
            return List.of(new Bad(
                    away.getMessage() + ".",
                    "Correct " + Setting.MAIL_HOST.variable() + " and what belongs to it; letters wait until then."));
        }
    }
}
