package org.folkmoot.rules.ranking;

/// All that decides a post's rank. Times are milliseconds since 1970 (UTC).
///
/// @param up              votes up that count
/// @param down            votes down that count
/// @param bumpedAt        the last comment that bumped it ([RankRule#bumps]); when it was published, if none did
/// @param newestCommentAt the last comment of anybody; when it was published, if there is none
/// @param activeMonth     how many people were active in its community within the last month
public record PostStanding(
        long up, long down, long publishedAt, long bumpedAt, long newestCommentAt, long comments, long activeMonth) {

    public long score() {
        return up - down;
    }
}
