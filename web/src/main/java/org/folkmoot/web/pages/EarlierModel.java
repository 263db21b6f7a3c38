package org.folkmoot.web.pages;

import org.folkmoot.forum.communities.EarlierPosts;
import org.jspecify.annotations.Nullable;

/// How far it is to fetch what a community of another server held before.
///
/// @param path    of the community
/// @param earlier null when there is nothing to say
public record EarlierModel(String path, EarlierPosts.@Nullable Progress earlier) {}
