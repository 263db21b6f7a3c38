package org.folkmoot.federation.peers;

/// Turns texts from the form in which the forum keeps them into the form in which servers exchange them, and back. The
/// first half is a port: pages render texts the same way, and the renderer is theirs.
@FunctionalInterface
public interface Texts {

    /// Markdown as safe HTML.
    String html(String markdown);

    /// HTML of another server as Markdown. Whatever has no counterpart becomes plain text.
    default String markdown(String html) {
        return HtmlText.markdown(html);
    }

    /// The first line of HTML of another server, as plain words; empty when it has none.
    ///
    /// @param place the community that it was sent to: links to that are not among the words
    default String firstLine(String html, String place) {
        return PlainText.firstLine(html, place);
    }
}
