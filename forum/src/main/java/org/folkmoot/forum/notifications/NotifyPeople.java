package org.folkmoot.forum.notifications;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.forum.ledger.ForumEvent.BallotCast;
import org.folkmoot.forum.ledger.ForumEvent.CommentWritten;
import org.folkmoot.forum.ledger.ForumEvent.ContentReleased;
import org.folkmoot.forum.ledger.ForumEvent.PersonErased;
import org.folkmoot.forum.ledger.ForumEvent.PostWritten;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Senders;
import org.jspecify.annotations.Nullable;

/// Follows the ledger and puts answers and mentions into people's inboxes, and that a ballot was cast in their name;
/// and takes out what goes with an account. A mention in an edit tells nobody, as in Lemmy.
public final class NotifyPeople implements DurableConsumer.Work {

    private final Site site;
    private final MailOutbox outbox;
    private final InstantSource clock;
    private final NotificationStore notifications = new NotificationStore();
    private final MessageStore messages = new MessageStore();
    private final MessageReportStore reports = new MessageReportStore();
    private final CorrespondentStore correspondents = new CorrespondentStore();

    public NotifyPeople(Site site, MailOutbox outbox, InstantSource clock) {
        this.site = site;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void apply(Transaction transaction, List<Ledger.Entry> entries) {
        for (Ledger.Entry entry : entries) {
            if (entry.event() instanceof CommentWritten(var post, var comment)) {
                notifications.replied(transaction, post, comment);
                mentioned(transaction, post, comment.value());
            } else if (entry.event() instanceof ContentReleased(var post, var comment)) {
                released(transaction, post, comment);
            } else if (entry.event() instanceof PostWritten(var post)) {
                mentioned(transaction, post, 0);
            } else if (entry.event() instanceof BallotCast(var consultation, var person)) {
                notifications.cast(transaction, consultation, person, clock.instant());
                outbox.takeBack(transaction, consultation.value(), person);
            } else if (entry.event() instanceof PersonErased(var person, var content)) {
                forget(transaction, person, content);
            }
        }
    }

    private void released(Transaction transaction, PostId post, @Nullable CommentId comment) {
        if (comment != null) {
            notifications.replied(transaction, post, comment);
        }
        mentioned(transaction, post, comment == null ? 0 : comment.value());
    }

    /// What they got was written by others and is theirs too; it goes once nobody is left to read it.
    private void forget(Transaction transaction, PersonId person, boolean content) {
        notifications.forget(transaction, person);
        correspondents.choose(transaction, person, Senders.EVERYONE);
        messages.erase(transaction, person, content);
        if (content) {
            reports.forget(transaction, person);
        }
    }

    private void mentioned(Transaction transaction, PostId post, long comment) {
        for (NotificationStore.Text text : notifications.text(transaction, post, comment)) {
            Set<String> names = Mentions.in(text.body(), ourHost(), text.ours());
            if (!names.isEmpty()) {
                notifications.mentioned(transaction, post, comment, text, names);
            }
        }
    }

    private @Nullable String ourHost() {
        return site.settings()
                .map(settings -> settings.publicAddress())
                .map(PublicAddress::domain)
                .orElse(null);
    }
}
