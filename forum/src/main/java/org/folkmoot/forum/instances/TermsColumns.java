package org.folkmoot.forum.instances;

import java.time.LocalDate;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Dealings;
import org.folkmoot.rules.peers.Dealings.Fetches;
import org.folkmoot.rules.peers.Dealings.Follows;
import org.folkmoot.rules.peers.Dealings.Messages;
import org.folkmoot.rules.peers.Dealings.Reports;
import org.folkmoot.rules.peers.Dealings.Sends;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.votes.VoteAxes;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// All axes of terms as columns, by the same names in every table that keeps terms. Stores read it as a part of their
/// rows.
public record TermsColumns(
        int votesUp,
        int votesDown,
        int passedOn,
        int passing,
        int cap,
        @Nullable LocalDate windowFirst,
        @Nullable LocalDate windowLast,
        boolean announcesHeld,
        Reception reception,
        Visibility visibility,
        boolean choosable,
        Follows follows,
        Reports reports,
        Messages messages,
        Sends sends,
        Fetches fetches) {

    /// The columns, apart by commas.
    public static final String NAMES = """
            votes_up, votes_down, passed_on, passing, cap, window_first, window_last, announces_held, reception, visibility,
            choosable, follows, reports, messages, sends, fetches\
            """;

    /// What [#bind] gives them, in the same order.
    public static final String VALUES = """
            :votesUp, :votesDown, :passedOn, :passing, :cap, :windowFirst, :windowLast, :announcesHeld, :reception, :visibility,
            :choosable, :follows, :reports, :messages, :sends, :fetches\
            """;

    /// The terms that stand in a row.
    public Terms terms() {
        VoteAxes.Window window =
                windowFirst == null && windowLast == null ? null : new VoteAxes.Window(windowFirst, windowLast);
        return new Terms(
                new VoteAxes(votesUp, votesDown, passedOn, passing, cap, window),
                announcesHeld,
                new Contents(reception, visibility, choosable),
                new Dealings(follows, reports, messages, sends, fetches));
    }

    /// Gives a statement the values of all columns, and of those beside them: `:name`, `:domains`, `:reviewOn` and
    /// `:expiresAt`.
    public static <S extends SqlStatement<S>> S bind(S statement, TermsDraft draft) {
        Terms terms = draft.terms();
        VoteAxes votes = terms.votes();
        VoteAxes.Window window = votes.window();
        Contents contents = terms.contents();
        Dealings dealings = terms.dealings();
        return statement
                .bind("name", draft.name())
                .bind("domains", draft.domains().stream().sorted().toArray(String[]::new))
                .bind("reviewOn", draft.reviewOn())
                .bind("expiresAt", draft.expiresAt())
                .bind("votesUp", votes.votesUp())
                .bind("votesDown", votes.votesDown())
                .bind("passedOn", votes.passedOn())
                .bind("passing", votes.passing())
                .bind("cap", votes.cap())
                .bind("windowFirst", window == null ? null : window.first())
                .bind("windowLast", window == null ? null : window.last())
                .bind("announcesHeld", terms.announcesHeld())
                .bind("reception", contents.reception())
                .bind("visibility", contents.visibility())
                .bind("choosable", contents.choosable())
                .bind("follows", dealings.follows())
                .bind("reports", dealings.reports())
                .bind("messages", dealings.messages())
                .bind("sends", dealings.sends())
                .bind("fetches", dealings.fetches());
    }
}
