package org.folkmoot.forum.moderation;

import java.time.Instant;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityStanding;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.ledger.ForumEvent.CommentChanged;
import org.folkmoot.forum.ledger.ForumEvent.PersonChanged;
import org.folkmoot.forum.ledger.ForumEvent.PostChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.authority.Authority;
import org.folkmoot.rules.authority.BanRule;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Bans somebody from a community or from the whole site, for a time or for good; or lifts such a ban.
///
/// Who is banned may still read, and take back what they said. What they wrote stays unless its removal is asked for.
///
/// A ban from the site that an admin of ours imposed is ours: the person's own server neither shortens nor lifts it.
public final class Ban {

    /// What is wanted, and why.
    ///
    /// @param community where; null for the whole site
    /// @param until     null for good
    /// @param removing  whether everything that they wrote there is removed too
    public record Request(
            PersonId person,
            @Nullable CommunityId community,
            @Nullable Instant until,
            String reason,
            boolean removing) {}

    private final InOffice office;
    private final Accounts accounts;
    private final Standing standing;
    private final CommunityStanding communityStanding;
    private final Communities communities = new Communities();
    private final Posts posts;
    private final Comments comments;
    private final Ledger ledger;

    public Ban(
            InOffice office,
            Accounts accounts,
            Standing standing,
            CommunityStanding communityStanding,
            Posts posts,
            Comments comments,
            Ledger ledger) {
        this.office = office;
        this.accounts = accounts;
        this.standing = standing;
        this.communityStanding = communityStanding;
        this.posts = posts;
        this.comments = comments;
        this.ledger = ledger;
    }

    public Outcome<PersonId> ban(Viewer viewer, Request request) {
        return office.as(viewer, officer -> ban(officer, request));
    }

    /// The act of a member of ours, or of a guest: an admin of another server bans their own people, here too.
    public Outcome<PersonId> ban(Officer officer, Request request) {
        return office.by(officer, (transaction, actor) -> ban(transaction, actor, request));
    }

    /// Lifts a ban.
    ///
    /// @param community from which; null for the ban from the whole site
    /// @param reason    may be blank
    public Outcome<PersonId> lift(Viewer viewer, PersonId person, @Nullable CommunityId community, String reason) {
        return office.as(viewer, officer -> lift(officer, person, community, reason));
    }

    /// As [#lift(Viewer, PersonId, CommunityId, String)], by a member of ours or a guest.
    public Outcome<PersonId> lift(Officer officer, PersonId person, @Nullable CommunityId community, String reason) {
        return office.by(officer, (transaction, actor) -> lift(transaction, actor, person, community, reason));
    }

    private Outcome<PersonId> ban(Transaction transaction, Officer actor, Request request) {
        CommunityId community = request.community();
        boolean nowhere =
                community != null && communities.find(transaction, community).isEmpty();
        if (nowhere || accounts.line(transaction, request.person()).isEmpty()) {
            return new Outcome.Missing<>();
        }
        Refusal refusal = refusal(transaction, actor, request.person(), request.community(), request.until());
        if (refusal != null) {
            return refusal == Refusal.TIME_INVALID
                    ? new Outcome.Refused<>(Field.EXPIRES, refusal)
                    : new Outcome.Refused<>(refusal);
        }
        Refusal wordless = actor.guest() ? null : TextRule.reason(request.reason());
        if (wordless != null) {
            return new Outcome.Refused<>(Field.REASON, wordless);
        }
        apply(transaction, actor, request);
        return new Outcome.Done<>(request.person());
    }

    private void apply(Transaction transaction, Officer actor, Request request) {
        Instant now = office.now();
        String reason = InOffice.kept(request.reason());
        CommunityId community = request.community();
        if (community == null) {
            standing.ban(transaction, request.person(), new Standing.Ban(request.until(), reason, actor.guest()), now);
        } else {
            communityStanding.ban(transaction, community, request.person(), request.until(), reason, now);
        }
        if (request.removing()) {
            removeWritings(transaction, actor.person(), request, now);
        }
        ModlogAct act = community == null ? ModlogAct.BANNED_FROM_SITE : ModlogAct.BANNED_FROM_COMMUNITY;
        office.record(
                transaction,
                ModlogEntry.of(act, actor.person(), reason)
                        .in(community)
                        .about(request.person())
                        .until(request.until())
                        .removing(request.removing()),
                new PersonChanged(request.person()));
    }

    private void removeWritings(Transaction transaction, PersonId actor, Request request, Instant now) {
        for (PostId post : posts.removeAll(transaction, request.person(), request.community(), now)) {
            ledger.append(transaction, new PostChanged(post), null);
            office.settle(transaction, post, null, actor);
        }
        for (VoteTarget target : comments.removeAll(transaction, request.person(), request.community(), now)) {
            CommentId comment = target.comment();
            if (comment != null) {
                ledger.append(transaction, new CommentChanged(target.post(), comment), null);
                office.settle(transaction, target.post(), comment, actor);
            }
        }
    }

    private Outcome<PersonId> lift(
            Transaction transaction, Officer actor, PersonId person, @Nullable CommunityId community, String reason) {
        Refusal refusal = refusal(transaction, actor, person, community, null);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        Refusal wordy = TextRule.reasonIfAny(reason);
        if (wordy != null) {
            return new Outcome.Refused<>(Field.REASON, wordy);
        }
        boolean held = community == null
                ? standing.unban(transaction, person, office.now())
                : communityStanding.unban(transaction, community, person, office.now());
        if (!held) {
            return new Outcome.Refused<>(Refusal.ALREADY_SO);
        }
        ModlogAct act = community == null ? ModlogAct.SITE_BAN_LIFTED : ModlogAct.COMMUNITY_BAN_LIFTED;
        office.record(
                transaction,
                ModlogEntry.of(act, actor.person(), InOffice.kept(reason))
                        .in(community)
                        .about(person),
                new PersonChanged(person));
        return new Outcome.Done<>(person);
    }

    private @Nullable Refusal refusal(
            Transaction transaction,
            Officer actor,
            PersonId person,
            @Nullable CommunityId community,
            @Nullable Instant until) {
        Act act = community == null ? Act.BAN_FROM_SITE : Act.BAN_FROM_COMMUNITY;
        var facts = office.offices().facts(transaction, act, community, actor, person, office.now());
        if (BanRule.judge(new BanRule.Facts(facts, until, office.now()))
                instanceof Authority.Refused(Refusal refused)) {
            return refused;
        }
        boolean ours = standing.ban(transaction, person, office.now())
                .filter(ban -> !ban.byHome())
                .isPresent();
        return community == null && actor.guest() && ours ? Refusal.OUTRANKED : null;
    }
}
