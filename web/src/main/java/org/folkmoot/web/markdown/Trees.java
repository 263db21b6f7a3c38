package org.folkmoot.web.markdown;

import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// Walks a parsed text without recursion, so that depth costs no stack.
final class Trees {

    private Trees() {}

    /// The node after `node` in reading order within `root`: its first child, else the next beside it or above it; null
    /// at the end.
    static @Nullable Node next(Node node, Node root) {
        return node.getFirstChild() != null ? node.getFirstChild() : nextBeside(node, root);
    }

    /// As [#next], leaving out what hangs under `node`.
    static @Nullable Node nextBeside(Node node, Node root) {
        for (Node here = node; here != null && !here.equals(root); here = here.getParent()) {
            if (here.getNext() != null) {
                return here.getNext();
            }
        }
        return null;
    }
}
