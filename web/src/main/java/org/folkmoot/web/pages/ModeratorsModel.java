package org.folkmoot.web.pages;

import org.folkmoot.forum.communities.CommunityPage;

/// Who looks after a community. Control: `name` of a person to appoint.
public record ModeratorsModel(CommunityPage community, Form form) {}
