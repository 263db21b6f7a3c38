package org.folkmoot.forum.moderation;

/// Everything that stands in the modlog. Names are kept in the table: they are added to, never renamed.
public enum ModlogAct {
    POST_REMOVED,
    POST_PUT_BACK,
    POST_LOCKED,
    POST_UNLOCKED,
    POST_PINNED,
    POST_UNPINNED,
    COMMENT_REMOVED,
    COMMENT_PUT_BACK,
    COMMUNITY_REMOVED,
    COMMUNITY_PUT_BACK,
    BANNED_FROM_COMMUNITY,
    COMMUNITY_BAN_LIFTED,
    BANNED_FROM_SITE,
    SITE_BAN_LIFTED,
    MODERATOR_APPOINTED,
    MODERATOR_DISMISSED,
    APPLICATION_ACCEPTED,
    APPLICATION_DECLINED,
    SITE_CHANGED
}
