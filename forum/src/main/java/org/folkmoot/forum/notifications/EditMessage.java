package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.ForumEvent.MessageChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.MessageRule;
import org.folkmoot.rules.speech.MessageRule.Words;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Claim;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Changes what a private message says. Only who wrote it may.
///
/// An edit that another server brings is taken when it is later than what is kept, and passed over otherwise; also
/// while the message is taken back, so that it says the right thing when it comes back.
public final class EditMessage {

    /// What was typed.
    ///
    /// @param claimed when another server says that it was edited; null for an edit of a member of ours
    public record Request(
            PersonId editor,
            MessageId message,
            String body,
            @Nullable Instant claimed) {

        /// What a member of ours makes of a message of theirs.
        public Request(PersonId editor, MessageId message, String body) {
            this(editor, message, body, null);
        }
    }

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final CorrespondentStore correspondents = new CorrespondentStore();
    private final MessageStore messages = new MessageStore();

    public EditMessage(Database database, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<MessageId> edit(Request request) {
        return database.write(transaction -> edit(transaction, request));
    }

    private Outcome<MessageId> edit(Transaction transaction, Request request) {
        Optional<MessageState> found =
                messages.lock(transaction, request.message()).filter(message -> between(message, request.editor()));
        if (found.isEmpty()) {
            return new Outcome.Missing<>();
        }
        MessageState message = found.get();
        Instant now = clock.instant();
        Instant claimed = request.claimed();
        Instant at = claimed == null ? now : Claim.believed(claimed, now);
        boolean mine = message.senderId().equals(request.editor());
        if (claimed != null && mine && !at.isAfter(message.saidAt())) {
            return new Outcome.Done<>(message.id());
        }
        var sender = correspondents.sender(transaction, request.editor(), now);
        var recipient = correspondents.recipient(transaction, message.senderId(), message.recipientId(), now);
        if (sender.isEmpty() || recipient.isEmpty()) {
            return new Outcome.Missing<>();
        }
        return switch (MessageRule.judge(new MessageRule.EditFacts(
                sender.get(), recipient.get(), mine, claimed == null && message.deleted(), request.body()))) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) ->
                new Outcome.Done<>(apply(transaction, request, message, words.body(), at));
        };
    }

    private MessageId apply(Transaction transaction, Request request, MessageState message, String body, Instant at) {
        if (!body.equals(message.body()) || request.claimed() != null) {
            messages.edit(transaction, message.id(), body, at);
            ledger.append(
                    transaction,
                    new MessageChanged(message.id(), AuthorChange.EDITED),
                    request.claimed() == null ? request.editor() : null);
        }
        return message.id();
    }

    /// To everybody else a message is not there at all.
    static boolean between(MessageState message, PersonId person) {
        return message.senderId().equals(person) || message.recipientId().equals(person);
    }
}
