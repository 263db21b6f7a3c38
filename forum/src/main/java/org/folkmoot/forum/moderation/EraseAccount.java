package org.folkmoot.forum.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.Passwords;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.ledger.ForumEvent.CommentChanged;
import org.folkmoot.forum.ledger.ForumEvent.PersonErased;
import org.folkmoot.forum.ledger.ForumEvent.PostChanged;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.SubscriptionChange;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.forum.votes.EraseVotes;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;

/// Erases somebody's own account: profile, log-in, votes, subscriptions, blocks; and, if they want it, all that they
/// wrote.
/// There is no way back, so it takes their password. Their name stays taken.
public final class EraseAccount {

    /// What was typed.
    ///
    /// @param content whether what they wrote goes too
    public record Request(String password, boolean content) {}

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Communities communities;
    private final Posts posts;
    private final Comments comments;
    private final EraseVotes eraseVotes;
    private final Ledger ledger;
    private final InstantSource clock;

    public EraseAccount(
            Database database,
            Accounts accounts,
            Passwords passwords,
            Communities communities,
            Posts posts,
            Comments comments,
            EraseVotes eraseVotes,
            Ledger ledger,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.communities = communities;
        this.posts = posts;
        this.comments = comments;
        this.eraseVotes = eraseVotes;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<PersonId> erase(Viewer viewer, Request request) {
        PersonId person = viewer.person();
        if (person == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        Optional<String> hash = accounts.passwordHash(person);
        if (hash.isEmpty()) {
            return new Outcome.Missing<>();
        }
        if (!passwords.matches(request.password(), hash.get())) {
            return new Outcome.Refused<>(Field.PASSWORD, Refusal.WRONG_PASSWORD);
        }
        return database.write(transaction -> erase(transaction, person, request.content()));
    }

    /// Takes down that a person of another server is gone from it.
    ///
    /// @param content whether what they wrote goes too
    /// @return missing when there is no such person, or they are ours
    public Outcome<PersonId> gone(PersonId person, boolean content) {
        return database.write(transaction -> accounts.line(transaction, person)
                .filter(line -> line.domain() != null)
                .map(line -> erase(transaction, person, content))
                .orElseGet(Outcome.Missing::new));
    }

    private Outcome<PersonId> erase(Transaction transaction, PersonId person, boolean content) {
        Instant now = clock.instant();
        if (accounts.lockAdmins(transaction) == 1 && accounts.admin(transaction, person)) {
            return new Outcome.Refused<>(Refusal.LAST_ADMIN);
        }
        if (content) {
            eraseWritings(transaction, person, now);
        }
        eraseVotes.erase(transaction, person);
        for (CommunityId left : communities.forget(transaction, person)) {
            ledger.append(transaction, new SubscriptionChanged(person, left, SubscriptionChange.LEFT), null);
        }
        accounts.erase(transaction, person, now);
        ledger.append(transaction, new PersonErased(person, content), null);
        return new Outcome.Done<>(person);
    }

    private void eraseWritings(Transaction transaction, PersonId person, Instant now) {
        for (PostId post : posts.erase(transaction, person, now)) {
            ledger.append(transaction, new PostChanged(post), null);
        }
        for (VoteTarget target : comments.erase(transaction, person, now)) {
            CommentId comment = target.comment();
            if (comment != null) {
                ledger.append(transaction, new CommentChanged(target.post(), comment), null);
            }
        }
    }
}
