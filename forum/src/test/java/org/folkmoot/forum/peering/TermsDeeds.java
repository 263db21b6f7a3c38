package org.folkmoot.forum.peering;

import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;

/// The deeds by which terms are decided, over the rooms of a world.
public final class TermsDeeds {

    public final PeeringOffice office;
    public final Consequences consequences;
    public final ChangeTerms changeTerms;
    public final EndTerms endTerms;
    public final TakeBackTerms takeBackTerms;
    public final KeepWhatIf keepWhatIf;

    public TermsDeeds(World world, TestDatabase.Fresh fresh) {
        Database database = fresh.database();
        PinnedClock clock = fresh.clock();
        office = new PeeringOffice(
                new InOffice(database, new Offices(world.standing), world.ledger, clock),
                world.site,
                world.peerTerms,
                clock);
        consequences = new Consequences(
                new WhatIf(database, world.index, world.termsInForce, world.scores, clock),
                world.termsInForce,
                world.lenses,
                clock);
        changeTerms = new ChangeTerms(database, office, world.peerTerms, consequences);
        endTerms = new EndTerms(database, office, world.peerTerms, consequences);
        takeBackTerms = new TakeBackTerms(database, office, world.peerTerms, consequences);
        keepWhatIf = new KeepWhatIf(database, office, world.peerTerms, changeTerms, endTerms, clock);
    }
}
