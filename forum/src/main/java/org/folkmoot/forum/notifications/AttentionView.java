package org.folkmoot.forum.notifications;

import org.folkmoot.database.Columns;
import org.folkmoot.database.Database;
import org.folkmoot.database.Question;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.moderation.ReportView;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;

/// Counts what asks for a member's attention, by one statement: every page says it.
public final class AttentionView {

    private static final Question<Attention> COUNTS = Question.of(
            "select (" + Inbox.UNREAD + "), (" + Conversations.UNREAD + "), (" + ReportView.OPEN + ")"
                    + " + case when :admin then (" + MessageReportView.OPEN + ") else 0 end, ("
                    + ReportView.MODERATES
                    + "), case when :admin then (select count(*) from application where decided_at is null) else 0 end, ("
                    + ConsultationView.TO_DECIDE + ")",
            Attention::of,
            "person",
            "viewer",
            "admin");

    /// What there is.
    ///
    /// @param replies      that the member has not read, with mentions
    /// @param messages     that they have not read
    /// @param reports      open ones that they may deal with
    /// @param moderates    whether they moderate any community
    /// @param applications undecided ones; 0 for who is no admin
    /// @param decisions    open consultations that wait for their ballot
    public record Attention(
            long replies, long messages, long reports, boolean moderates, long applications, long decisions) {

        private static Attention of(Columns row) {
            return new Attention(
                    row.nextLong(), row.nextLong(), row.nextLong(), row.nextBoolean(), row.nextLong(), row.nextLong());
        }
    }

    private final Database database;

    public AttentionView(Database database) {
        this.database = database;
    }

    /// What asks for the attention of this member.
    public Attention of(Viewer viewer, PersonId person) {
        return database.ask(COUNTS, person.value(), person.value(), viewer.admin())
                .getFirst();
    }
}
