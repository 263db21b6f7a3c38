package org.folkmoot.forum.consultations;

import java.nio.file.Path;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.forum.peering.AdoptTerms;
import org.folkmoot.forum.peering.TermsDeeds;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;

/// The deeds by which members are asked, over the rooms of a world.
public final class ConsultationDeeds {

    public final TermsDeeds terms;
    public final BallotKeys keys;
    public final ConsultingOffice office;
    public final DraftConsultation draft;
    public final AnnounceConsultation announce;
    public final CastBallot castBallot;
    public final CountBallots countBallots;
    public final TendConsultations tend;
    public final DecideConsultation decide;
    public final GiveUpConsultation giveUp;
    public final ConsultationView view;

    /// @param folder where the keys lie
    public ConsultationDeeds(World world, TestDatabase.Fresh fresh, Path folder) {
        Database database = fresh.database();
        PinnedClock clock = fresh.clock();
        terms = new TermsDeeds(world, fresh);
        keys = new BallotKeys(folder);
        office = new ConsultingOffice(
                database,
                new InOffice(database, new Offices(world.standing), world.ledger, clock),
                world.ledger,
                clock);
        AdoptTerms adoptTerms = new AdoptTerms(terms.office, world.peerTerms);
        draft = new DraftConsultation(office, adoptTerms);
        announce = new AnnounceConsultation(office, keys);
        castBallot = new CastBallot(database, fresh.secrets(), world.ledger, clock);
        countBallots = new CountBallots(database, keys, adoptTerms, world.ledger, clock);
        tend = new TendConsultations(database, keys, countBallots, world.ledger, clock);
        decide = new DecideConsultation(office, adoptTerms);
        giveUp = new GiveUpConsultation(office, world.outbox);
        view = new ConsultationView(database, countBallots, clock);
    }
}
