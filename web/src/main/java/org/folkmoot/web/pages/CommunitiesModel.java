package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.communities.CommunityCard;
import org.jspecify.annotations.Nullable;

/// The list of communities.
///
/// @param next where the next page starts; null at the end
public record CommunitiesModel(
        List<CommunityCard> communities, @Nullable String next) {}
