package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.folkmoot.forum.accounts.Letter;
import org.folkmoot.forum.accounts.LetterWriter;
import org.folkmoot.forum.accounts.Mail;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.web.messages.Catalogues;
import org.folkmoot.web.messages.Words;

/// Writes letters: plain text, with links of this site alone, and nothing in them that tells whether they were read.
public final class Letters implements LetterWriter {

    private final Site site;
    private final Catalogues catalogues;

    public Letters(Site site, Catalogues catalogues) {
        this.site = site;
        this.catalogues = catalogues;
    }

    @Override
    public Optional<Letter> write(Mail mail, String id) {
        return site.settings()
                .flatMap(settings -> Optional.ofNullable(settings.publicAddress())
                        .map(address -> letter(mail, id, settings, address)));
    }

    private Letter letter(Mail mail, String id, SiteSettings settings, String address) {
        Words words = catalogues.words(mail.locale());
        String unsubscribe = mail.kind().optional() ? address + Paths.unsubscribe(mail.token()) : null;
        StringBuilder body = new StringBuilder();
        paragraph(body, words.say(Sentences.of(mail.kind()), "site", settings.name(), "name", mail.name()));
        if (mail.kind().optional()) {
            paragraph(body, "    " + mail.title());
            paragraph(body, times(words, mail));
        }
        paragraph(body, address + path(mail));
        paragraph(body, words.say(Sentences.why(mail.kind()), "site", settings.name(), "name", mail.name()));
        if (unsubscribe != null) {
            paragraph(body, words.say("mail.unsubscribe") + "\n" + unsubscribe);
        }
        String subject = words.say(Sentences.subject(mail.kind()), "site", settings.name(), "question", mail.title());
        return new Letter(settings.name(), mail.to(), plain(subject), plain(body.toString()), unsubscribe, id);
    }

    private static void paragraph(StringBuilder body, String text) {
        body.append(text).append("\n\n");
    }

    private static String times(Words words, Mail mail) {
        Instant closes = Objects.requireNonNull(mail.ends(), "what members are asked has a close");
        return mail.kind() == Mail.Kind.ANNOUNCED
                ? words.say(
                        "consultation.between",
                        "opens",
                        words.moment(Objects.requireNonNull(mail.begins(), "and an opening")),
                        "closes",
                        words.moment(closes))
                : words.say("inbox.asked-until", "moment", words.moment(closes));
    }

    private static String path(Mail mail) {
        return switch (mail.kind()) {
            case ANNOUNCED, OPENED, CLOSING -> Paths.consultation(new ConsultationId(mail.about()));
            case CONFIRM_ADDRESS -> Paths.confirmAddress(mail.token());
            case SET_PASSWORD -> Paths.password(mail.token());
        };
    }

    /// Mail programs show the signs that isolate a name as boxes.
    private static String plain(String text) {
        return text.replaceAll("[" + Words.ISOLATE + Words.END_OF_ISOLATE + "]", "");
    }
}
