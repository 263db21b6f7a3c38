package org.folkmoot.forum.moderation;

import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.comments.CommentState;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.ledger.ForumEvent.ReportChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.speech.ReportRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.ReportId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;

/// Brings something before those who look after the place, and lets them say that they have dealt with it.
public final class Report {

    private final InOffice office;
    private final Posts posts;
    private final Comments comments;
    private final Standing standing;
    private final Ledger ledger;
    private final ReportStore reports = new ReportStore();

    public Report(InOffice office, Posts posts, Comments comments, Standing standing, Ledger ledger) {
        this.office = office;
        this.posts = posts;
        this.comments = comments;
        this.standing = standing;
        this.ledger = ledger;
    }

    /// Reports a post or comment. Reporting the same thing again while it is open changes nothing.
    public Outcome<VoteTarget> report(Viewer viewer, VoteTarget target, String reason) {
        return office.by(viewer, (transaction, reporter) -> report(transaction, reporter, target, reason));
    }

    /// The report of somebody of another server; a reason that is too long is cut.
    public Outcome<VoteTarget> report(PersonId guest, VoteTarget target, String reason) {
        return office.by(
                Officer.guest(guest),
                (transaction, reporter) -> report(transaction, reporter.person(), target, TextRule.cutReason(reason)));
    }

    private Outcome<VoteTarget> report(Transaction transaction, PersonId reporter, VoteTarget target, String reason) {
        Optional<PostState> post = posts.find(transaction, target.post());
        CommentId id = target.comment();
        Optional<CommentState> comment = id == null ? Optional.empty() : comments.find(transaction, id);
        boolean astray = id != null
                && comment.filter(under -> under.postId().equals(target.post())).isEmpty();
        if (post.isEmpty() || astray) {
            return new Outcome.Missing<>();
        }
        boolean gone = comment.map(CommentState::gone).orElse(post.get().gone());
        boolean banned = standing.ban(transaction, reporter, office.now()).isPresent();
        return switch (ReportRule.judge(new ReportRule.Facts(banned, gone, reason))) {
            case SpeechDecision.Refused<ReportRule.Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<ReportRule.Words>(var words) -> {
                reports.file(
                                transaction,
                                target.post(),
                                id,
                                post.get().communityId(),
                                reporter,
                                words.reason(),
                                office.now())
                        .ifPresent(filed ->
                                ledger.append(transaction, new ReportChanged(filed, target.post(), id), reporter));
                yield new Outcome.Done<>(target);
            }
        };
    }

    /// Says that a report has been dealt with.
    public Outcome<ReportId> resolve(Viewer viewer, ReportId report) {
        return office.by(viewer, (transaction, actor) -> resolve(transaction, actor, report));
    }

    private Outcome<ReportId> resolve(Transaction transaction, PersonId actor, ReportId report) {
        Optional<ReportStore.Filed> filed = reports.lock(transaction, report);
        if (filed.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Refusal refusal =
                office.refusal(transaction, Act.HANDLE_REPORT, filed.get().communityId(), actor, null);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        if (!filed.get().resolved()) {
            reports.resolve(transaction, report, actor, office.now());
            ledger.append(
                    transaction,
                    new ReportChanged(report, filed.get().postId(), filed.get().commentId()),
                    actor);
        }
        return new Outcome.Done<>(report);
    }
}
