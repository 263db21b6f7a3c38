package org.folkmoot.server;

import org.folkmoot.forum.consultations.AnnounceConsultation;
import org.folkmoot.forum.consultations.BallotKeys;
import org.folkmoot.forum.consultations.CastBallot;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.consultations.ConsultingOffice;
import org.folkmoot.forum.consultations.CountBallots;
import org.folkmoot.forum.consultations.DecideConsultation;
import org.folkmoot.forum.consultations.DraftConsultation;
import org.folkmoot.forum.consultations.ExportKey;
import org.folkmoot.forum.consultations.GiveUpConsultation;
import org.folkmoot.forum.consultations.KeySeal;
import org.folkmoot.forum.consultations.OpenTalk;
import org.folkmoot.forum.consultations.TendConsultations;
import org.folkmoot.forum.notifications.TellElectors;
import org.folkmoot.forum.peering.AdoptTerms;
import org.folkmoot.forum.peering.PeeringOffice;
import org.folkmoot.web.routes.ConsultationRoutes;

/// Asking the members: what its pages and its job need.
final class ConsultationRooms {

    final TendConsultations tend;
    final TellElectors tell;
    final ConsultationView view;
    final ConsultationRoutes.Deeds deeds;

    ConsultationRooms(ForumRooms rooms, Settings settings) {
        var clock = rooms.sources.clock();
        var keys = new BallotKeys(settings.ballotKeys());
        var office = new ConsultingOffice(rooms.database, rooms.office, rooms.ledger, clock);
        var adoptTerms =
                new AdoptTerms(new PeeringOffice(rooms.office, rooms.site, rooms.peerTerms, clock), rooms.peerTerms);
        var count = new CountBallots(rooms.database, keys, adoptTerms, rooms.ledger, clock);
        tend = new TendConsultations(rooms.database, keys, count, rooms.ledger, clock);
        tell = new TellElectors(rooms.database, rooms.mailOutbox, clock);
        view = new ConsultationView(rooms.database, count, clock);
        deeds = new ConsultationRoutes.Deeds(
                new DraftConsultation(office, adoptTerms),
                new AnnounceConsultation(office, keys),
                new OpenTalk(office, rooms.communities, rooms.publishPost, rooms.publishComment),
                new CastBallot(rooms.database, rooms.sources.secrets(), rooms.ledger, clock),
                new DecideConsultation(office, adoptTerms),
                new GiveUpConsultation(office, rooms.mailOutbox),
                new ExportKey(
                        office,
                        rooms.accounts,
                        rooms.passwords,
                        rooms.site,
                        keys,
                        new KeySeal(),
                        rooms.sources.secrets()));
    }
}
