package org.folkmoot.forum.peering;

import java.util.LinkedHashMap;
import java.util.Map;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.votes.VoteAxes;
import org.jspecify.annotations.Nullable;

/// Terms as programs read them, in the log and wherever else they are told in JSON: the names are promised.
public final class WrittenTerms {

    private WrittenTerms() {}

    /// Every axis by its name: numbers, truths, words, days; null for no limit and no window.
    public static Map<String, @Nullable Object> of(Terms terms) {
        VoteAxes votes = terms.votes();
        VoteAxes.Window window = votes.window();
        Map<String, @Nullable Object> axes = new LinkedHashMap<>();
        axes.put("votes_up", votes.votesUp());
        axes.put("votes_down", votes.votesDown());
        axes.put("passed_on", votes.passedOn());
        axes.put("passing", votes.passing());
        axes.put("limit", votes.cap() == VoteAxes.NO_CAP ? null : votes.cap());
        axes.put("window_first", window == null ? null : TermsLogged.text(window.first()));
        axes.put("window_last", window == null ? null : TermsLogged.text(window.last()));
        axes.put("announces_uncounted", terms.announcesHeld());
        axes.put("reception", TermsRule.written(terms.contents().reception()));
        axes.put("visibility", TermsRule.written(terms.contents().visibility()));
        axes.put("choosable", terms.contents().choosable());
        axes.put("follows", TermsRule.written(terms.dealings().follows()));
        axes.put("reports", TermsRule.written(terms.dealings().reports()));
        axes.put("messages", TermsRule.written(terms.dealings().messages()));
        axes.put("sends", TermsRule.written(terms.dealings().sends()));
        axes.put("fetches", TermsRule.written(terms.dealings().fetches()));
        return axes;
    }
}
