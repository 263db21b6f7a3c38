package org.folkmoot.testing.walk;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jsoup.nodes.Element;

/// A piece of a page: what is sought, is sought within it.
public final class Piece {

    private static final String BUTTONS =
            "button:not([type=button]):not([type=reset]), input[type=submit], input[type=image]";

    private final FormWalk walk;
    private final Element element;

    Piece(FormWalk walk, Element element) {
        this.walk = walk;
        this.element = element;
    }

    /// All words in it, as a person reads them.
    public String text() {
        return Words.read(element.text());
    }

    /// For what only the structure can tell.
    public Element element() {
        return element;
    }

    /// The smallest piece within this one that fits the selector and has these words in it.
    public Piece in(String selector, String words) {
        return element.select(selector).stream()
                .filter(each -> Words.read(each.text()).contains(words))
                .min(Comparator.comparingInt(each -> each.text().length()))
                .map(found -> new Piece(walk, found))
                .orElseThrow(() -> absent("no " + selector + " with the words \"" + words + "\""));
    }

    /// Goes where the link with these words leads.
    public Page follow(String words) {
        List<Element> links = element.select("a[href]").stream()
                .filter(link -> Words.of(link).equals(words))
                .toList();
        long places = links.stream().map(link -> link.absUrl("href")).distinct().count();
        if (places != 1) {
            throw absent(places + " places to go by a link \"" + words + "\"");
        }
        return walk.open(URI.create(links.getFirst().absUrl("href")));
    }

    /// The form with a button of these words; there must be one such button only.
    public Form form(String button) {
        List<Element> buttons = buttons(button);
        if (buttons.size() != 1) {
            throw absent(buttons.size() + " buttons \"" + button + "\"");
        }
        Element pressed = buttons.getFirst();
        Element form = formOf(pressed);
        return new Form(walk, form, pressed);
    }

    /// Whether there is a button of these words.
    public boolean offers(String button) {
        return !buttons(button).isEmpty();
    }

    private List<Element> buttons(String words) {
        return element.select(BUTTONS).stream()
                .filter(button ->
                        !button.hasAttr("disabled") && Words.of(button).equals(words))
                .toList();
    }

    private Element formOf(Element button) {
        Element document = element.root();
        Element form = button.hasAttr("form") ? document.getElementById(button.attr("form")) : button.closest("form");
        if (form == null) {
            throw absent("no form around the button \"" + Words.of(button) + "\"");
        }
        return form;
    }

    private AssertionError absent(String what) {
        return new AssertionError("There is/are " + what + " here: " + element.outerHtml());
    }
}
