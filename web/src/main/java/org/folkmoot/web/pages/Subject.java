package org.folkmoot.web.pages;

import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;

/// What an act of moderation or a report is about.
public sealed interface Subject {

    /// A post.
    ///
    /// @param title empty when it may not be shown
    record OfPost(PostId post, String title) implements Subject {}

    /// A comment.
    ///
    /// @param excerpt the beginning of its text; empty when it may not be shown
    record OfComment(PostId post, CommentId comment, String excerpt) implements Subject {}

    record OfPerson(PersonLine person) implements Subject {}

    record OfCommunity(CommunityLine community) implements Subject {}

    /// The site itself.
    record OfSite() implements Subject {}
}
