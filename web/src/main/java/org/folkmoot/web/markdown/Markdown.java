package org.folkmoot.web.markdown;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Lemmy's dialect of Markdown as safe HTML: CommonMark with tables, struck text, bare links, footnotes, `^raised^` and
/// `~lowered~` text, `::: spoiler` blocks, and links for `!community@host`, `@person@host` and `@person`.
///
/// Raw HTML is shown as it was typed. Whatever the renderer makes is sanitised once more by [Sanitiser], so that a
/// fault
/// in one of them alone harms nobody. Headings start at the third level, because the page itself owns the first two.
public final class Markdown {

    /// Longer texts are cut; what the forum accepts is shorter.
    static final int LONGEST = 100_000;

    /// Blocks within blocks: deeper ones become plain text of the last.
    private static final int DEEPEST_BLOCK = 24;

    /// Serves all texts without footnotes: making one for each text would cost more than the text.
    private static final HtmlRenderer WITHOUT_ANCHORS = renderer("");

    private final Parser parser;
    private final Parser parserWithoutTables;
    private final RememberedTexts remembered;

    /// @param ownHost the address of this site without its scheme, so that its own names become short links
    public Markdown(String ownHost) {
        this(ownHost, new RememberedTexts(RememberedTexts.MOST_BYTES));
    }

    Markdown(String ownHost, RememberedTexts remembered) {
        this.remembered = remembered;
        Mentions mentions = new Mentions(ownHost);
        parser = parser(mentions, List.of(TablesExtension.create()));
        parserWithoutTables = parser(mentions, List.of());
    }

    /// Renders a text, or finds what the very same text was rendered to before.
    ///
    /// @param anchor goes before the names of footnotes, so that two texts on one page do not share them: letters,
    ///               digits and hyphens
    public String html(String text, String anchor) {
        return remembered.html(text, anchor, this::rendered);
    }

    private String rendered(String text, String anchor) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        String source = Hostile.paragraphsWithinReason(Hostile.tamed(cut));
        Parser chosen = Hostile.tablesWithinReason(source) ? parser : parserWithoutTables;
        Node document = chosen.parse(source);
        HtmlRenderer renderer = source.contains("[^") ? renderer(anchor) : WITHOUT_ANCHORS;
        String html = renderer.render(document);
        boolean flood = Hostile.outOfProportion(html, source);
        return Sanitiser.sanitise(flood ? renderer.render(Hostile.plain(document)) : html);
    }

    private static Parser parser(Mentions mentions, List<Extension> tables) {
        return Parser.builder()
                .postProcessor(Hostile::flattened) // first: the others walk the tree by recursion
                .postProcessor(mentions)
                .postProcessor(Markdown::lowerHeadings)
                .customBlockParserFactory(new SpoilerParser.Factory())
                .customDelimiterProcessor(new ShiftedText.Processor('^'))
                .customDelimiterProcessor(new ShiftedText.Processor('~'))
                .maxOpenBlockParsers(DEEPEST_BLOCK)
                .extensions(List.of(
                        StrikethroughExtension.builder().requireTwoTildes(true).build(),
                        AutolinkExtension.builder()
                                .linkTypes(Set.of(AutolinkType.URL, AutolinkType.WWW))
                                .build(),
                        FootnotesExtension.create()))
                .extensions(tables)
                .build();
    }

    private static HtmlRenderer renderer(String anchor) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(OwnNodes::new)
                .attributeProviderFactory(context -> new FootnoteAnchors(anchor))
                .extensions(
                        List.of(StrikethroughExtension.create(), FootnotesExtension.create(), TablesExtension.create()))
                .build();
    }

    private static Node lowerHeadings(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = Trees.next(node, document)) {
            if (node instanceof Heading heading) {
                heading.setLevel(Math.min(6, heading.getLevel() + 2));
            }
        }
        return document;
    }
}
