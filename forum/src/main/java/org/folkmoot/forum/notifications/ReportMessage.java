package org.folkmoot.forum.notifications;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.ledger.ForumEvent.MessageReportChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.ReportRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.MessageReportId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Brings a private message before the admins, who see that one and nothing else of the conversation; and lets them
/// say that they have dealt with it.
///
/// Only who got the message may report it. One that was taken back meanwhile can be reported too, or it would be
/// enough to harass and delete.
public final class ReportMessage {

    private final Database database;
    private final Standing standing;
    private final Ledger ledger;
    private final InstantSource clock;
    private final MessageStore messages = new MessageStore();
    private final MessageReportStore reports = new MessageReportStore();

    public ReportMessage(Database database, Standing standing, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.standing = standing;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Reporting the same message again while that is open changes nothing.
    public Outcome<MessageId> report(PersonId reporter, MessageId message, String reason) {
        return database.write(transaction -> report(transaction, reporter, message, reason));
    }

    private Outcome<MessageId> report(Transaction transaction, PersonId reporter, MessageId id, String reason) {
        Optional<MessageState> message = messages.find(transaction, id)
                .filter(found -> found.recipientId().equals(reporter));
        if (message.isEmpty()) {
            return new Outcome.Missing<>();
        }
        boolean banned = standing.ban(transaction, reporter, clock.instant()).isPresent();
        return switch (ReportRule.judge(new ReportRule.Facts(banned, false, reason))) {
            case SpeechDecision.Refused<ReportRule.Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<ReportRule.Words>(var words) -> {
                reports.file(transaction, message.get(), reporter, words.reason(), clock.instant())
                        .ifPresent(filed -> ledger.append(transaction, new MessageReportChanged(filed), reporter));
                yield new Outcome.Done<>(id);
            }
        };
    }

    /// Says that a report has been dealt with. Only admins may.
    public Outcome<MessageReportId> resolve(Viewer viewer, MessageReportId report) {
        PersonId admin = viewer.person();
        if (admin == null || !viewer.admin()) {
            return new Outcome.Refused<>(Refusal.NOT_AN_ADMIN);
        }
        return database.write(transaction -> {
            Optional<Boolean> open = reports.lock(transaction, report);
            if (open.isEmpty()) {
                return new Outcome.Missing<>();
            }
            if (open.get()) {
                reports.resolve(transaction, report, admin, clock.instant());
                ledger.append(transaction, new MessageReportChanged(report), admin);
            }
            return new Outcome.Done<>(report);
        });
    }
}
