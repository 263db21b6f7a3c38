package org.folkmoot.federation.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.documents.Documents;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ForumView.MessageRow;
import org.folkmoot.federation.store.ForumView.PersonRow;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Carries private messages of our members to the one whom they are for, on another server, and to nobody else.
///
/// A Lemmy before 1.0 takes a `ChatMessage` only, and forums like it do too; all others take a `Note` that is
/// addressed to one. Which of the two a server is shows in its people: those of forums are at `/u/`, and have no list
/// of featured posts.
final class TellMessages {

    /// As long as deliveries are tried; what was sent is remembered for longer.
    private static final Duration KEPT_BACK = Duration.ofDays(7);

    private static final Pattern OF_FORUM = Pattern.compile("https?://[^/]+/u/[^/]+");

    private final Documents documents;
    private final Outbox outbox;
    private final ForumView view = new ForumView();
    private final RemoteActorStore remote = new RemoteActorStore();

    TellMessages(Documents documents, Outbox outbox) {
        this.documents = documents;
        this.outbox = outbox;
    }

    /// A message with the two whom it is between, when it has to leave this server.
    private record Letter(MessageRow message, PersonRow sender, PersonRow recipient, Known address) {

        LocalActor.Person signer() {
            return new LocalActor.Person(sender.id());
        }
    }

    /// Somebody of another server can be reached, perhaps for the first time: what was written to them before that
    /// leaves now. What left already is not sent again.
    void reachable(Transaction transaction, Locations here, PersonId person, Instant now) {
        boolean theirs = view.person(transaction, person)
                .filter(row -> row.address() != null)
                .isPresent();
        if (theirs) {
            view.messagesTo(transaction, person, now.minus(KEPT_BACK)).forEach(id -> sent(transaction, here, id));
        }
    }

    /// What was taken back before it left is not sent at all.
    void sent(Transaction transaction, Locations here, MessageId id) {
        Letter letter = letter(transaction, id);
        if (letter != null && !letter.message().deleted()) {
            create(transaction, here, letter);
        }
    }

    void changed(Transaction transaction, Locations here, String cause, MessageId id, AuthorChange change) {
        Letter letter = letter(transaction, id);
        if (letter == null) {
            return;
        }
        switch (change) {
            case EDITED -> {
                if (!letter.message().deleted()) {
                    written(transaction, here, letter, false, Outbox.id(here, "update", cause));
                }
            }
            case DELETED ->
                outbox.toOne(
                        transaction,
                        letter.signer(),
                        letter.address(),
                        delete(here, Outbox.id(here, "delete", cause), letter));
            case RESTORED -> {
                if (!letter.message().deleted()) {
                    restored(transaction, here, cause, letter);
                }
            }
        }
    }

    /// With what it says now, since edits of what is taken back are not told.
    private void restored(Transaction transaction, Locations here, String cause, Letter letter) {
        if (create(transaction, here, letter)) {
            return;
        }
        JsonObject delete = delete(here, Outbox.id(here, "delete", cause), letter);
        JsonObject undo = ActivityWriter.undo(Outbox.id(here, "undo", cause), delete);
        outbox.toOne(transaction, letter.signer(), letter.address(), undo);
        if (letter.message().editedAt() != null) {
            written(transaction, here, letter, false, Outbox.id(here, "update", cause));
        }
    }

    /// Its id follows from the message alone, so that one that was sent is not sent again.
    private boolean create(Transaction transaction, Locations here, Letter letter) {
        String cause = "message " + letter.message().id().value();
        return written(transaction, here, letter, true, Outbox.id(here, "create", cause));
    }

    private boolean written(Transaction transaction, Locations here, Letter letter, boolean fresh, String id) {
        JsonObject document = documents.letter(
                here, letter.message(), letter.sender(), letter.recipient(), !ofForum(letter.address()));
        return outbox.toOne(
                transaction,
                letter.signer(),
                letter.address(),
                ActivityWriter.letter(
                        fresh,
                        id,
                        Documents.address(here, letter.sender()),
                        Documents.address(here, letter.recipient()),
                        document));
    }

    private static boolean ofForum(Known person) {
        return person.featured() == null && OF_FORUM.matcher(person.address()).matches();
    }

    private static JsonObject delete(Locations here, String id, Letter letter) {
        return ActivityWriter.deleteLetter(
                id,
                Documents.address(here, letter.sender()),
                Documents.address(here, letter.recipient()),
                here.message(letter.message().id()));
    }

    private @Nullable Letter letter(Transaction transaction, MessageId id) {
        MessageRow message = view.message(transaction, id).orElse(null);
        if (message == null) {
            return null;
        }
        PersonRow sender = view.person(transaction, message.senderId()).orElse(null);
        PersonRow recipient = view.person(transaction, message.recipientId()).orElse(null);
        Known address =
                remote.of(transaction, "PERSON", message.recipientId().value()).orElse(null);
        return sender == null
                        || recipient == null
                        || address == null
                        || sender.address() != null
                        || recipient.address() == null
                ? null
                : new Letter(message, sender, recipient, address);
    }
}
