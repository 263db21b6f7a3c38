package org.folkmoot.web.pages;

import gg.jte.Content;
import java.time.Instant;
import org.folkmoot.rules.speech.NamesakeRule;
import org.folkmoot.rules.speech.NamesakeRule.Guarded;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.markdown.Markdown;
import org.folkmoot.web.messages.Words;
import org.jspecify.annotations.Nullable;

/// All that a page needs beside what it shows: the site, who reads, in which words, and when.
///
/// @param guarded names that nobody of another server shall seem to bear
/// @param path   of this page with its query, so that forms can lead back to it
/// @param entry  where the masthead stands
/// @param csrf   the form token; null on pages that are kept for everybody, which then hold no changing form
/// @param notice what just became of a form; null mostly
/// @param lens   whose votes the reader counts
public record Frame(
        Site site,
        Guarded guarded,
        Viewer viewer,
        Waiting waiting,
        Words words,
        AssetUrls assets,
        Markdown markdown,
        Instant now,
        String path,
        Entry entry,
        @Nullable String csrf,
        Theme theme,
        @Nullable Notice notice,
        LensMenu lens) {

    /// The same under another entry of the masthead.
    public Frame under(Entry other) {
        return new Frame(
                site, guarded, viewer, waiting, words, assets, markdown, now, path, other, csrf, theme, notice, lens);
    }

    /// Says a sentence of the catalogue that needs no values.
    public String say(String key) {
        return words.say(key);
    }

    /// Says a sentence of the catalogue.
    public String say(String key, Object... named) {
        return words.say(key, named);
    }

    /// Says a sentence some of whose values are pieces of the page, such as links.
    public Content rich(String key, Object... named) {
        return Rich.sentence(words, key, named);
    }

    /// The token for a form. A page that holds a form and was given no token is a fault of ours.
    public String token() {
        if (csrf == null) {
            throw new IllegalStateException("A page with a form needs a form token: " + path);
        }
        return csrf;
    }

    /// Whether the reader is logged in.
    public boolean member() {
        return viewer instanceof Viewer.Member;
    }

    /// The reader's own name; empty for a visitor.
    public String viewerName() {
        return viewer instanceof Viewer.Member member ? member.name() : "";
    }

    /// Whether the reader is that person.
    public boolean is(PersonId person) {
        return person.equals(viewer.person());
    }

    /// Whether the reader is that person.
    public boolean is(PersonLine person) {
        return is(person.id());
    }

    /// What somebody calls themselves, as far as it is shown; null where their handle stands instead.
    public @Nullable String called(PersonLine person) {
        return NamesakeRule.shown(person.displayName(), person.domain() == null, guarded);
    }

    /// Where a visitor logs in, to come back to this page.
    public String logIn() {
        return Paths.logIn(path);
    }

    /// Markdown as it is shown.
    ///
    /// @param anchor names the text on its page, for footnotes
    public Content prose(String text, String anchor) {
        String html = markdown.html(text, anchor);
        return output -> output.writeContent(html);
    }

    /// How long ago something was.
    public Age age(Instant then) {
        return new Age(words, then, now);
    }
}
