package org.folkmoot.web.pages;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.communities.EarlierPosts;
import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.Order;
import org.folkmoot.web.messages.Words;
import org.jspecify.annotations.Nullable;

/// A community with its posts.
///
/// @param terms   what holds with its server; null for one of ours
/// @param earlier how far it is to fetch what it held before it became known here; null when there
///        is nothing to say
public record CommunityModel(
        CommunityPage community,
        Order order,
        FeedPage page,
        @Nullable Terms terms,
        EarlierPosts.@Nullable Progress earlier) {

    private static final Set<TermsAxis> FELT = EnumSet.of(TermsAxis.RECEPTION, TermsAxis.VISIBILITY, TermsAxis.SENDS);

    /// What the terms with its server change about this page, in one sentence each.
    public List<String> apart(Words words) {
        return terms == null
                ? List.of()
                : new TermsWords(words)
                        .unusual(terms).stream()
                                .filter(line -> FELT.contains(line.axis()))
                                .map(TermsWords.Line::effect)
                                .toList();
    }
}
