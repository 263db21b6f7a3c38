package org.folkmoot.forum.peering;

import java.time.InstantSource;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Who may decide about terms, and what their decision is judged against.
public final class PeeringOffice {

    private final InOffice office;
    private final Site site;
    private final PeerTerms terms;
    private final InstantSource clock;
    private final AnnouncementStore announcements = new AnnouncementStore();

    public PeeringOffice(InOffice office, Site site, PeerTerms terms, InstantSource clock) {
        this.office = office;
        this.site = site;
        this.terms = terms;
        this.clock = clock;
    }

    /// Why somebody may not decide; null when they may.
    @Nullable
    Refusal refusal(Transaction transaction, PersonId actor) {
        return office.refusal(transaction, Act.CHANGE_TERMS, null, actor, null);
    }

    TermsRule.Facts facts(Transaction transaction, @Nullable PeerId peer) {
        return new TermsRule.Facts(clock.instant(), ours(transaction), peer, terms.domains(transaction));
    }

    /// Whether a change is announced for this peer, or about one of these servers.
    ///
    /// @param peer    null for a new peer, and for what is standard
    /// @param domains empty for what is standard
    boolean announced(Transaction transaction, @Nullable PeerId peer, Set<String> domains) {
        return announcements.clashes(transaction, peer, peer == null && domains.isEmpty(), domains);
    }

    /// The servers about which changes are announced.
    Set<String> announced(Transaction transaction) {
        return announcements.about(transaction);
    }

    /// Our own address; null while we have none.
    @Nullable
    String address(Transaction transaction) {
        return site.settings(transaction).map(SiteSettings::publicAddress).orElse(null);
    }

    /// Our own domain; null while we have none.
    @Nullable
    String ours(Transaction transaction) {
        return site.settings(transaction)
                .map(SiteSettings::publicAddress)
                .map(PublicAddress::domain)
                .orElse(null);
    }
}
