package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.ForumEvent.MessageChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.DeletionRule;
import org.folkmoot.rules.speech.DeletionRule.Decision;
import org.folkmoot.rules.speech.Speaker;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;

/// Takes a private message back, or brings it back. Only who wrote it may.
public final class DeleteMessage {

    /// Who asks, and whether it shall be taken back or be there again.
    public record Request(PersonId sender, MessageId message, boolean deleted) {}

    private final Database database;
    private final Standing standing;
    private final Ledger ledger;
    private final InstantSource clock;
    private final MessageStore messages = new MessageStore();

    public DeleteMessage(Database database, Standing standing, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.standing = standing;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<Decision> delete(Request request) {
        return database.write(transaction -> delete(transaction, request));
    }

    private Outcome<Decision> delete(Transaction transaction, Request request) {
        Optional<MessageState> message = messages.lock(transaction, request.message())
                .filter(found -> EditMessage.between(found, request.sender()));
        if (message.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Instant now = clock.instant();
        boolean banned = standing.ban(transaction, request.sender(), now).isPresent();
        Decision decision = DeletionRule.judge(new DeletionRule.Facts(
                new Speaker(banned, false, false),
                message.get().senderId().equals(request.sender()),
                message.get().deleted(),
                request.deleted()));
        return switch (decision) {
            case Decision.Deleted() -> done(transaction, request, decision, now);
            case Decision.Restored() -> done(transaction, request, decision, now);
            case Decision.Unchanged() -> new Outcome.Done<>(decision);
            case Decision.Refused(var refusal) -> new Outcome.Refused<>(refusal);
        };
    }

    private Outcome<Decision> done(Transaction transaction, Request request, Decision decision, Instant now) {
        messages.deleted(transaction, request.message(), request.deleted() ? now : null);
        ledger.append(
                transaction,
                new MessageChanged(request.message(), request.deleted() ? AuthorChange.DELETED : AuthorChange.RESTORED),
                request.sender());
        return new Outcome.Done<>(decision);
    }
}
