package org.folkmoot.forum.votes;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.votes.PollRule;
import org.folkmoot.rules.votes.PollRule.Voters;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Tells votes of our members on a post apart from all others from now on, and those that stand already too. Whose
/// votes these are is
/// said once for each post.
public final class OpenPoll {

    private final Database database;
    private final Accounts accounts;
    private final Posts posts;
    private final InstantSource clock;
    private final PollStore store = new PollStore();

    public OpenPoll(Database database, Accounts accounts, Posts posts, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.posts = posts;
        this.clock = clock;
    }

    public Outcome<PostId> open(Viewer viewer, PostId post, Voters voters) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.write(transaction -> open(transaction, actor, post, voters));
    }

    private Outcome<PostId> open(Transaction transaction, PersonId actor, PostId id, Voters voters) {
        Optional<PostState> found = posts.lock(transaction, id);
        if (found.isEmpty()) {
            return new Outcome.Missing<>();
        }
        PostState post = found.get();
        Refusal refusal = PollRule.refusal(new PollRule.Facts(
                post.authorId().equals(actor),
                accounts.admin(transaction, actor),
                accounts.line(transaction, post.authorId())
                        .filter(author -> author.domain() == null)
                        .isPresent(),
                post.gone(),
                store.opened(transaction, id)));
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        store.open(transaction, id, voters, actor, clock.instant());
        return new Outcome.Done<>(id);
    }
}
