package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.communities.CommunityCard;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.values.Objection;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// A search and what it found; only the list of the kind asked for is filled.
///
/// @param next where the next page starts; null at the end
public record SearchModel(
        String query,
        Kind kind,
        List<PostCard> posts,
        List<CommentCard> comments,
        List<CommunityCard> communities,
        List<PersonLine> people,
        List<Objection> objections,
        @Nullable String next) {

    /// Kinds of things to find, in the order of their tabs.
    public enum Kind {
        POSTS,
        COMMENTS,
        COMMUNITIES,
        PEOPLE
    }

    /// Whether anything was found.
    public boolean found() {
        return !(posts.isEmpty() && comments.isEmpty() && communities.isEmpty() && people.isEmpty());
    }
}
