package org.folkmoot.web.pages;

import org.folkmoot.forum.feeds.PostCard;

/// Asks whose votes on a post are those of our members. Control: `voters`.
public record PollModel(PostCard post, Form form) {}
