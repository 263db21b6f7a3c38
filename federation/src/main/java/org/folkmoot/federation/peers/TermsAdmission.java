package org.folkmoot.federation.peers;

import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.rules.peers.ExchangeRule;

/// Gives our documents to those whom the terms in force let fetch them, and asks somebody else about the rest.
/// What a server hands to us is not judged here but when it is read: whatever the terms are, what ends
/// something goes through.
public final class TermsAdmission implements Admission {

    private final TermsInForce terms;
    private final Admission others;

    public TermsAdmission(TermsInForce terms, Admission others) {
        this.terms = terms;
        this.others = others;
    }

    @Override
    public Answer admits(String host, Way way) {
        return switch (way) {
            case READING ->
                ExchangeRule.mayFetch(terms.get().policy().terms(host))
                        ? others.admits(host, way)
                        : new Barred("the terms with it");
            case RECEIVING, SPOKEN_OF, FETCHING, SENDING -> others.admits(host, way);
        };
    }
}
