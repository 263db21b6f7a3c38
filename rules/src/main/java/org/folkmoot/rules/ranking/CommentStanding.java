package org.folkmoot.rules.ranking;

/// All that decides a comment's rank.
///
/// @param up          votes up that count
/// @param down        votes down that count
/// @param publishedAt milliseconds since 1970 (UTC)
public record CommentStanding(long up, long down, long publishedAt) {

    public long score() {
        return up - down;
    }
}
