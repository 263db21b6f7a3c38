package org.folkmoot.rules.speech;

import org.folkmoot.rules.speech.UrlRule.Link;
import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether somebody may publish a post where they want to, and change it later.
public final class PostRule {

    private PostRule() {}

    /// A post that somebody wants to publish.
    ///
    /// @param gone           whether the community is removed or deleted
    /// @param moderatorsOnly whether only its moderators post in it
    /// @param words          as typed
    public record Facts(Speaker speaker, boolean gone, boolean moderatorsOnly, Typed words) {}

    /// A change that somebody wants to make.
    ///
    /// @param mine    whether the speaker wrote it
    /// @param gone    whether the post is removed or deleted, or its community is
    /// @param words   as typed
    public record EditFacts(Speaker speaker, boolean mine, boolean gone, Typed words) {}

    /// What was typed.
    ///
    /// @param elsewhere whether it was typed on another server: a title is then made to fit, as in Lemmy
    public record Typed(
            String title, @Nullable String url, @Nullable String body, boolean elsewhere) {

        public Typed(String title, @Nullable String url, @Nullable String body) {
            this(title, url, body, false);
        }
    }

    /// What is kept.
    ///
    /// @param url  null when it links to nothing
    /// @param body Markdown; null when there is none
    public record Words(
            String title, @Nullable String url, @Nullable String body) {}

    public static SpeechDecision<Words> judge(Facts facts) {
        boolean closed = facts.moderatorsOnly() && !facts.speaker().moderates();
        Objections objections = new Objections()
                .against(facts.speaker())
                .when(facts.gone(), Field.COMMUNITY, Refusal.COMMUNITY_GONE)
                .when(closed, Field.COMMUNITY, Refusal.MODERATORS_ONLY);
        return words(objections, facts.words());
    }

    /// Whether a post may be changed: by its author alone, and not while it is gone.
    public static SpeechDecision<Words> judge(EditFacts facts) {
        Objections objections = new Objections()
                .against(facts.speaker())
                .when(!facts.mine(), Field.WHOLE, Refusal.NOT_YOURS)
                .when(facts.gone(), Field.WHOLE, Refusal.TARGET_GONE);
        return words(objections, facts.words());
    }

    private static SpeechDecision<Words> words(Objections objections, Typed typed) {
        String title = typed.elsewhere()
                ? TextRule.oneLine(typed.title(), TextRule.TITLE_LONGEST)
                : Wording.line(typed.title());
        String body = Wording.text(typed.body() == null ? "" : typed.body());
        Link link = UrlRule.judge(typed.url());
        return objections
                .about(
                        Field.TITLE,
                        typed.elsewhere() ? TextRule.needed(title, Integer.MAX_VALUE) : TextRule.title(title))
                .about(Field.URL, link instanceof Link.Refused(Refusal refusal) ? refusal : null)
                .about(Field.BODY, TextRule.optional(body, TextRule.POST_LONGEST))
                .orAccept(() ->
                        new Words(title, link instanceof Link.To(String url) ? url : null, TextRule.kept(body)));
    }
}
