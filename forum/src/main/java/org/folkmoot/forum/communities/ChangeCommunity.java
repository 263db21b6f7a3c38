package org.folkmoot.forum.communities;

import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.ForumEvent.CommunityChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.authority.Authority;
import org.folkmoot.rules.authority.AuthorityRule;
import org.folkmoot.rules.speech.CommunityRule;
import org.folkmoot.rules.speech.CommunityRule.Words;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Changes what a community says of itself and how it is run. Its moderators may, and admins.
public final class ChangeCommunity {

    /// What was typed; see [FoundCommunity.Request].
    public record Request(
            CommunityId community,
            String title,
            String description,
            boolean nsfw,
            boolean localOnly,
            boolean moderatorsPostOnly) {}

    private final Database database;
    private final Offices offices;
    private final Ledger ledger;
    private final InstantSource clock;
    private final CommunityStore communities = new CommunityStore();

    public ChangeCommunity(Database database, Offices offices, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.offices = offices;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<CommunityId> change(Viewer viewer, Request request) {
        PersonId editor = viewer.person();
        if (editor == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        return change(Officer.member(editor), request);
    }

    /// The act of a member of ours, or of a guest who looks after a community of ours.
    public Outcome<CommunityId> change(Officer officer, Request request) {
        return database.write(transaction -> change(transaction, officer, request));
    }

    private Outcome<CommunityId> change(Transaction transaction, Officer editor, Request request) {
        Instant now = clock.instant();
        if (communities.find(transaction, request.community()).isEmpty()) {
            return new Outcome.Missing<>();
        }
        Authority authority = AuthorityRule.judge(
                offices.facts(transaction, Act.EDIT_COMMUNITY, request.community(), editor, null, now));
        if (authority instanceof Authority.Refused(var refusal)) {
            return new Outcome.Refused<>(refusal);
        }
        SpeechDecision<Words> decision =
                CommunityRule.judge(new CommunityRule.Typed(request.title(), request.description()));
        return switch (decision) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) -> apply(transaction, editor, request, words, now);
        };
    }

    private Outcome<CommunityId> apply(
            Transaction transaction, Officer editor, Request request, Words words, Instant now) {
        CommunityProfile profile = new CommunityProfile(
                words.title(), words.description(), request.nsfw(), request.localOnly(), request.moderatorsPostOnly());
        communities.change(transaction, request.community(), profile, now);
        ledger.append(
                transaction,
                new CommunityChanged(request.community(), editor.person(), AuthorChange.EDITED),
                editor.person());
        return new Outcome.Done<>(request.community());
    }
}
