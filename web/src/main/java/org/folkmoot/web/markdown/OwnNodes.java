package org.folkmoot.web.markdown;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/// Writes what CommonMark does not know: spoilers, raised and lowered text.
final class OwnNodes implements NodeRenderer {

    private final HtmlNodeRendererContext context;

    OwnNodes(HtmlNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(SpoilerParser.Spoiler.class, ShiftedText.class);
    }

    @Override
    public void render(Node node) {
        HtmlWriter html = context.getWriter();
        if (node instanceof SpoilerParser.Spoiler spoiler) {
            html.line();
            html.tag("details");
            html.tag("summary", Map.of("dir", "auto"));
            html.text(spoiler.title().isEmpty() ? "…" : spoiler.title());
            html.tag("/summary");
            html.line();
            children(node);
            html.tag("/details");
            html.line();
        } else if (node instanceof ShiftedText shifted) {
            html.tag(shifted.tag());
            children(node);
            html.tag("/" + shifted.tag());
        }
    }

    private void children(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
