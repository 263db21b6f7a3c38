package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.Terms;
import org.jspecify.annotations.Nullable;

/// With whom we federate, and on what terms. Control: `server`.
///
/// @param standard the decision about what is standard; null while nobody decided it
/// @param peers    some of those with terms of their own, by name
/// @param nextOwn  how many of these come before the next ones; null at their end
/// @param others   other servers that are known, by name
/// @param next     the server after which the next page goes on; null at the end
/// @param form     the question for one server
public record PeersModel(
        @Nullable TermsVersion standard,
        List<TermsVersion> peers,
        @Nullable Long nextOwn,
        List<String> others,
        @Nullable String next,
        Form form) {

    /// What holds for every server without terms of its own.
    public Terms terms() {
        return standard == null ? Policy.NONE.standard() : standard.terms();
    }
}
