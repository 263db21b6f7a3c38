package org.folkmoot.web.markdown;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;
import org.jspecify.annotations.Nullable;

/// Makes links of `!community@host`, `@person@host` and `@person`, who is one of ours, to the pages that this site has
/// for
/// them. Without its host only what can be a name of ours is one: those are told of it, too.
final class Mentions implements PostProcessor {

    /// Nothing that could belong to a word or an address may stand before the mark.
    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}_@!/.])(?:([!@])([\\p{L}\\p{N}_.-]{1,60})@([\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})*(?::\\d{1,5})?)"
                    + "|@([\\p{L}\\p{N}_]{3,20}+)(?![\\p{L}\\p{N}_@]))");

    private final String ownHost;

    Mentions(String ownHost) {
        this.ownHost = ownHost.toLowerCase(Locale.ROOT);
    }

    @Override
    public Node process(Node document) {
        Node node = document.getFirstChild();
        while (node != null) {
            if (node instanceof Link) {
                node = Trees.nextBeside(node, document);
            } else if (node instanceof Text text) {
                node = Trees.nextBeside(linked(text), document);
            } else {
                node = Trees.next(node, document);
            }
        }
        return document;
    }

    /// Splits a text at its mentions, and answers the last node that took its place.
    private Node linked(Text text) {
        String words = text.getLiteral();
        Matcher mention = MENTION.matcher(words);
        Node last = text;
        int from = 0;
        while (mention.find()) {
            last = after(last, plain(words.substring(from, mention.start())));
            last = after(last, link(mention));
            from = mention.end();
        }
        if (from == 0) {
            return text;
        }
        last = after(last, plain(words.substring(from)));
        text.unlink();
        return last;
    }

    private static Node after(Node before, @Nullable Node node) {
        if (node == null) {
            return before;
        }
        before.insertAfter(node);
        return node;
    }

    private static @Nullable Text plain(String words) {
        return words.isEmpty() ? null : new Text(words);
    }

    private Link link(Matcher mention) {
        String ours = mention.group(4);
        if (ours != null) {
            return link("/u/" + ours, mention.group());
        }
        String host = mention.group(3).toLowerCase(Locale.ROOT);
        String name = host.equals(ownHost) ? mention.group(2) : mention.group(2) + "@" + host;
        return link((mention.group(1).equals("!") ? "/c/" : "/u/") + name, mention.group());
    }

    private static Link link(String address, String words) {
        Link link = new Link(address, null);
        link.appendChild(new Text(words));
        return link;
    }
}
