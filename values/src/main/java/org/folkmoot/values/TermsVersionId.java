package org.folkmoot.values;

/// Names one version of the terms of one peer, and the decision that made it. Versions are counted through in the order
/// in which they were committed, so the highest is also the policy epoch: how often the policy of the site changed.
///
/// @param value positive
public record TermsVersionId(long value) {

    public TermsVersionId {
        if (value <= 0) {
            throw new IllegalArgumentException("A version is counted from one, not " + value);
        }
    }
}
