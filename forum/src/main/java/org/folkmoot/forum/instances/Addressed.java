package org.folkmoot.forum.instances;

import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// What an address names: something that stands in our tables, ours or another server's.
public sealed interface Addressed {

    record Person(PersonId id) implements Addressed {}

    record Community(CommunityId id) implements Addressed {}

    record Post(PostId id) implements Addressed {}

    /// A comment, which is found by the post that it stands under.
    record Comment(PostId post, CommentId id) implements Addressed {}
}
