package org.folkmoot.rules.peers;

import java.util.Set;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;

/// Servers that stand under the same terms, with these terms.
///
/// @param name     what people call it
/// @param domains  of its servers; each stands for its subdomains too, unless another peer names one of these
/// @param decision the version of its terms that is in force
public record Peer(PeerId id, String name, Set<String> domains, Terms terms, TermsVersionId decision) {

    public Peer {
        domains = Set.copyOf(domains);
        if (domains.isEmpty()) {
            throw new IllegalArgumentException("A peer has at least one server");
        }
    }
}
