package org.folkmoot.values;

/// Which way a vote points.
public enum Direction {
    UP,
    DOWN
}
