package org.folkmoot.forum.notifications;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.ledger.ForumEvent.MessageSent;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.rules.speech.MessageRule;
import org.folkmoot.rules.speech.MessageRule.Words;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Claim;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Writes to one person alone. At least one of the two is ours.
///
/// What came from another server under an address that we know changes nothing: its edits come through [EditMessage].
public final class SendMessage {

    /// What was typed.
    ///
    /// @param body  Markdown
    /// @param claim what another server says of it; null for what a member of ours writes
    public record Request(
            PersonId sender,
            PersonId recipient,
            String body,
            @Nullable Claim claim) {

        /// What a member of ours writes.
        public Request(PersonId sender, PersonId recipient, String body) {
            this(sender, recipient, body, null);
        }
    }

    /// The same words again within this time are a form that was sent twice.
    private static final Duration SAME = Duration.ofMinutes(1);

    private final Database database;
    private final Accounts accounts;
    private final Ledger ledger;
    private final TermsInForce terms;
    private final InstantSource clock;
    private final Addresses addresses = new Addresses();
    private final CorrespondentStore correspondents = new CorrespondentStore();
    private final MessageStore messages = new MessageStore();

    public SendMessage(Database database, Accounts accounts, Ledger ledger, TermsInForce terms, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.ledger = ledger;
        this.terms = terms;
        this.clock = clock;
    }

    public Outcome<MessageId> send(Request request) {
        return database.write(transaction -> send(transaction, request));
    }

    private Outcome<MessageId> send(Transaction transaction, Request request) {
        Optional<PersonLine> sender = accounts.line(transaction, request.sender());
        Optional<PersonLine> recipient = accounts.line(transaction, request.recipient());
        Claim claim = request.claim();
        boolean senderOurs = sender.filter(line -> line.domain() == null).isPresent();
        boolean recipientOurs = recipient.filter(line -> line.domain() == null).isPresent();
        if (sender.isEmpty() || senderOurs != (claim == null) || (claim != null && !recipientOurs)) {
            return new Outcome.Missing<>();
        }
        if (claim != null) {
            Optional<MessageId> known = messages.addressed(transaction, claim.address());
            if (known.isPresent()) {
                return new Outcome.Done<>(known.get());
            }
            boolean theirs = Addresses.host(claim.address())
                    .filter(host -> host.equals(sender.get().domain()))
                    .isPresent();
            if (!theirs) {
                return new Outcome.Refused<>(Refusal.ADDRESS_INVALID);
            }
            if (addresses.find(transaction, claim.address()).isPresent()) {
                return new Outcome.Refused<>(Refusal.ADDRESS_TAKEN);
            }
        }
        return judged(transaction, request, clock.instant());
    }

    private Outcome<MessageId> judged(Transaction transaction, Request request, Instant now) {
        var sender = correspondents.sender(transaction, request.sender(), now);
        var recipient = correspondents.recipient(transaction, request.sender(), request.recipient(), now);
        if (sender.isEmpty() || recipient.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Refusal apart = correspondents
                .elsewhere(transaction, request.sender(), request.recipient())
                .map(server -> ExchangeRule.letter(
                        terms.of(transaction, server),
                        sender.get().ours(),
                        recipient.get().wrote()))
                .orElse(null);
        if (apart != null) {
            return new Outcome.Refused<>(apart);
        }
        boolean self = request.sender().equals(request.recipient());
        return switch (MessageRule.judge(new MessageRule.Facts(sender.get(), recipient.get(), self, request.body()))) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) ->
                new Outcome.Done<>(apply(transaction, request, words.body(), now));
        };
    }

    private MessageId apply(Transaction transaction, Request request, String body, Instant now) {
        Claim claim = request.claim();
        if (claim != null) {
            MessageId message = insert(transaction, request, body, Claim.believed(claim.at(), now));
            if (!messages.assign(transaction, claim.address(), message)) {
                throw new TryAgain("The same message came in at the same moment");
            }
            return message;
        }
        return messages.justWritten(transaction, request.sender(), request.recipient(), body, now.minus(SAME))
                .orElseGet(() -> insert(transaction, request, body, now));
    }

    private MessageId insert(Transaction transaction, Request request, String body, Instant at) {
        MessageId message = messages.insert(transaction, request.sender(), request.recipient(), body, at);
        ledger.append(transaction, new MessageSent(message), request.claim() == null ? request.sender() : null);
        return message;
    }
}
