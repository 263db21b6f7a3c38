package org.folkmoot.forum.feeds;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.forum.ledger.ForumEvent;
import org.folkmoot.forum.ledger.ForumEvent.BallotCast;
import org.folkmoot.forum.ledger.ForumEvent.CommentChanged;
import org.folkmoot.forum.ledger.ForumEvent.CommentWritten;
import org.folkmoot.forum.ledger.ForumEvent.CommunityChanged;
import org.folkmoot.forum.ledger.ForumEvent.CommunityFounded;
import org.folkmoot.forum.ledger.ForumEvent.ConsultationMoved;
import org.folkmoot.forum.ledger.ForumEvent.ContentReleased;
import org.folkmoot.forum.ledger.ForumEvent.MessageChanged;
import org.folkmoot.forum.ledger.ForumEvent.MessageReportChanged;
import org.folkmoot.forum.ledger.ForumEvent.MessageSent;
import org.folkmoot.forum.ledger.ForumEvent.ModlogWritten;
import org.folkmoot.forum.ledger.ForumEvent.PersonChanged;
import org.folkmoot.forum.ledger.ForumEvent.PersonErased;
import org.folkmoot.forum.ledger.ForumEvent.PersonJoined;
import org.folkmoot.forum.ledger.ForumEvent.PostChanged;
import org.folkmoot.forum.ledger.ForumEvent.PostWritten;
import org.folkmoot.forum.ledger.ForumEvent.ReportChanged;
import org.folkmoot.forum.ledger.ForumEvent.SiteChanged;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.ForumEvent.TermsChanged;
import org.folkmoot.forum.ledger.ForumEvent.VotesChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.values.VoteTarget;

/// What a run of events means to the index: which rows it must read again, each once.
record Changes(Set<Long> communities, Set<Long> posts, Set<Long> voted) {

    static Changes of(List<Ledger.Entry> entries) {
        Changes changes = new Changes(new HashSet<>(), new HashSet<>(), new HashSet<>());
        entries.forEach(entry -> changes.add(entry.event()));
        return changes;
    }

    boolean none() {
        return communities.isEmpty() && posts.isEmpty() && voted.isEmpty();
    }

    private void add(ForumEvent event) {
        switch (event) {
            case CommunityFounded(var community) -> communities.add(community.value());
            case CommunityChanged(var community, var by, var change) -> communities.add(community.value());
            case PostWritten(var post) -> posts.add(post.value());
            case ContentReleased(var post, var comment) -> posts.add(post.value());
            case PostChanged(var post, var change) -> posts.add(post.value());
            case CommentWritten(var post, var comment) -> posts.add(post.value());
            case CommentChanged(var post, var comment, var change) -> posts.add(post.value());
            case VotesChanged(var targets, var voter) ->
                targets.stream()
                        .filter(target -> target.comment() == null)
                        .map(VoteTarget::post)
                        .forEach(post -> voted.add(post.value()));
            case TermsChanged _ -> {} // the policy is compared with the epoch of each transaction
            case SiteChanged _, PersonJoined _, PersonChanged _, PersonErased _ -> {}
            case SubscriptionChanged _, ReportChanged _, ModlogWritten _ -> {}
            case MessageSent _, MessageChanged _, MessageReportChanged _ -> {}
            case ConsultationMoved _, BallotCast _ -> {}
        }
    }
}
