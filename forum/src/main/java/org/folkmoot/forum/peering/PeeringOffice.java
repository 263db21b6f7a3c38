package org.folkmoot.forum.peering;

import java.time.InstantSource;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.authority.Authority;
import org.folkmoot.rules.authority.AuthorityRule;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Who may decide about terms, and what their decision is judged against.
public final class PeeringOffice {

    private final Offices offices;
    private final Site site;
    private final PeerTerms terms;
    private final InstantSource clock;

    public PeeringOffice(Offices offices, Site site, PeerTerms terms, InstantSource clock) {
        this.offices = offices;
        this.site = site;
        this.terms = terms;
        this.clock = clock;
    }

    /// Why somebody may not decide; null when they may.
    @Nullable
    Refusal refusal(Transaction transaction, Act act, PersonId actor) {
        Authority authority = AuthorityRule.judge(
                offices.facts(transaction, act, null, Officer.member(actor), null, clock.instant()));
        return authority instanceof Authority.Refused(Refusal refused) ? refused : null;
    }

    TermsRule.Facts facts(Transaction transaction, @Nullable PeerId peer) {
        String ours = site.settings(transaction)
                .map(SiteSettings::publicAddress)
                .map(PublicAddress::domain)
                .orElse(null);
        return new TermsRule.Facts(clock.instant(), ours, peer, terms.domains(transaction));
    }
}
