package org.folkmoot.forum.communities;

import java.time.Instant;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.rules.speech.Speaker;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;

/// Gathers how somebody stands where they want to say something.
public final class Speakers {

    private final Accounts accounts;
    private final Standing standing;
    private final CommunityStanding communityStanding;
    private final Moderators moderators;

    public Speakers(Accounts accounts, Standing standing, CommunityStanding communityStanding, Moderators moderators) {
        this.accounts = accounts;
        this.standing = standing;
        this.communityStanding = communityStanding;
        this.moderators = moderators;
    }

    /// A person in a community, now.
    public Speaker in(Transaction transaction, CommunityId community, PersonId person, Instant now) {
        return new Speaker(
                standing.ban(transaction, person, now).isPresent(),
                communityStanding.banned(transaction, community, person, now),
                moderates(transaction, community, person, now) || accounts.admin(transaction, person));
    }

    private boolean moderates(Transaction transaction, CommunityId community, PersonId person, Instant now) {
        return moderators.rank(transaction, community, person).isPresent()
                && !moderators.resting(transaction, community, now).containsKey(person);
    }
}
