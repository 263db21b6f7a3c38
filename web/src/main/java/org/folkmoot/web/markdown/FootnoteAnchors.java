package org.folkmoot.web.markdown;

import java.util.Map;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/// Gives the footnotes of one text names of their own, since a page holds many texts.
///
/// @param anchor goes before each name
record FootnoteAnchors(String anchor) implements AttributeProvider {

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        attributes.computeIfPresent("id", (name, id) -> anchor + "-" + id);
        attributes.computeIfPresent(
                "href", (name, href) -> href.startsWith("#fn") ? "#" + anchor + "-" + href.substring(1) : href);
    }
}
