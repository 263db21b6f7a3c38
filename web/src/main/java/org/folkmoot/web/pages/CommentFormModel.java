package org.folkmoot.web.pages;

import org.folkmoot.values.CommentId;
import org.folkmoot.values.PostId;

/// A comment being edited. Control: `body`.
public record CommentFormModel(CommentId comment, PostId post, String postTitle, Form form) {}
