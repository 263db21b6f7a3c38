package org.folkmoot.forum.communities;

import java.time.Instant;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.rules.speech.Speaker;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;

/// Gathers how somebody stands where they want to say something.
public final class Speakers {

    /// Whoever is not of this site is heard through their own.
    private static final String SENT_TO = """
            select community.instance_id from community, person
            where community.id = :community and community.instance_id <> 1
              and person.id = :person and person.instance_id = 1
            """;

    private final Accounts accounts;
    private final Standing standing;
    private final CommunityStanding communityStanding;
    private final Moderators moderators;
    private final TermsInForce terms;

    public Speakers(
            Accounts accounts,
            Standing standing,
            CommunityStanding communityStanding,
            Moderators moderators,
            TermsInForce terms) {
        this.accounts = accounts;
        this.standing = standing;
        this.communityStanding = communityStanding;
        this.moderators = moderators;
        this.terms = terms;
    }

    /// A person in a community, now.
    public Speaker in(Transaction transaction, CommunityId community, PersonId person, Instant now) {
        return new Speaker(
                standing.ban(transaction, person, now).isPresent(),
                communityStanding.banned(transaction, community, person, now),
                moderates(transaction, community, person, now) || accounts.admin(transaction, person),
                unheard(transaction, community, person));
    }

    private boolean moderates(Transaction transaction, CommunityId community, PersonId person, Instant now) {
        return moderators.rank(transaction, community, person).isPresent()
                && !moderators.resting(transaction, community, now).containsKey(person);
    }

    /// Whether a person of ours would speak to nobody, since nothing is sent to the server of the
    /// community.
    public boolean unheard(Transaction transaction, CommunityId community, PersonId person) {
        return transaction
                .query(SENT_TO)
                .bind("community", community)
                .bind("person", person)
                .mapTo(InstanceId.class)
                .findOne()
                .filter(server -> !ExchangeRule.sends(terms.of(transaction, server), ExchangeRule.Said.TO_OTHERS))
                .isPresent();
    }
}
