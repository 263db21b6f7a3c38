package org.folkmoot.forum.ledger;

/// What its own author did to something. Names are a contract with our own past, as those of [ForumEvent].
public enum AuthorChange {
    EDITED,
    DELETED,
    RESTORED
}
