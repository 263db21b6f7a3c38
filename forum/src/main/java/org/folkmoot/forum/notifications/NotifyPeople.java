package org.folkmoot.forum.notifications;

import java.util.List;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.forum.ledger.ForumEvent.CommentWritten;
import org.folkmoot.forum.ledger.ForumEvent.PersonErased;
import org.folkmoot.forum.ledger.ForumEvent.PostWritten;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Follows the ledger and puts answers and mentions into people's inboxes. A mention in an edit tells nobody, as in
/// Lemmy.
public final class NotifyPeople implements DurableConsumer.Work {

    private final Site site;
    private final NotificationStore notifications = new NotificationStore();

    public NotifyPeople(Site site) {
        this.site = site;
    }

    @Override
    public void apply(Transaction transaction, List<Ledger.Entry> entries) {
        for (Ledger.Entry entry : entries) {
            if (entry.event() instanceof CommentWritten(var post, var comment)) {
                notifications.replied(transaction, post, comment);
                mentioned(transaction, post, comment.value());
            } else if (entry.event() instanceof PostWritten(var post)) {
                mentioned(transaction, post, 0);
            } else if (entry.event() instanceof PersonErased(var person, var content)) {
                notifications.forget(transaction, person);
            }
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
