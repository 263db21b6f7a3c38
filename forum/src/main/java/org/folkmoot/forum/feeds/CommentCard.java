package org.folkmoot.forum.feeds;

import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PostId;

/// A comment outside its thread, with the post and community that it belongs to.
public record CommentCard(CommentNode comment, PostId post, String postTitle, CommunityLine community) {}
