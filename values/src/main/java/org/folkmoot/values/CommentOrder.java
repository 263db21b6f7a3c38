package org.folkmoot.values;

/// The orders in which comments can be read, as Lemmy names them (`CommentSortType`).
public enum CommentOrder {
    HOT,
    TOP,
    NEW,
    OLD,
    CONTROVERSIAL
}
