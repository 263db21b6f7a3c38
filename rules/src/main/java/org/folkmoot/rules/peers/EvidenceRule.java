package org.folkmoot.rules.peers;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.rules.speech.Objections;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.UrlRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says what may be attached to a decision: evidence, which anybody can look at, and what the other server replies to
/// it.
public final class EvidenceRule {

    /// Letters of a reply; as long as a comment.
    public static final int REPLY_LONGEST = TextRule.COMMENT_LONGEST;

    private static final Pattern HERE =
            Pattern.compile("(?:(https?://[^/?#]+))?/(post|consultations|what-if)/([1-9][0-9]{0,9})/?");

    private EvidenceRule() {}

    /// What evidence is, for whoever takes its fingerprint.
    public sealed interface Thing {

        /// A post that stands here.
        record Post(long number) implements Thing {}

        /// A consultation of this site.
        record Consultation(long number) implements Thing {}

        /// What terms would change, as somebody kept it here.
        record WhatIf(long number) implements Thing {}

        /// A page elsewhere.
        record Page(String url) implements Thing {}
    }

    /// Evidence that may be attached.
    ///
    /// @param link  as it is shown: a path of ours, or an address elsewhere
    /// @param shows what it shows, in words
    public record Accepted(Thing thing, String link, String shows) {}

    /// Judges a link and what it is said to show.
    ///
    /// @param ours the address of this site, without a slash at its end; null while it has none
    public static SpeechDecision<Accepted> judge(String link, String shows, @Nullable String ours) {
        Objections objections = new Objections();
        String words = Wording.text(shows).strip();
        objections.about(Field.REASON, TextRule.reason(words));
        Thing known = here(link.strip(), ours).orElse(null);
        Thing thing = known == null ? page(link, objections) : known;
        return objections.orAccept(() -> {
            Thing accepted = Objects.requireNonNull(thing);
            return new Accepted(accepted, path(accepted), words);
        });
    }

    private static @Nullable Thing page(String link, Objections objections) {
        objections.when(Wording.blank(link), Field.URL, Refusal.URL_INVALID);
        String url = url(link, objections);
        return url == null ? null : new Thing.Page(url);
    }

    /// An address elsewhere; null for none, and for what is no address, which is objected to.
    private static @Nullable String url(String link, Objections objections) {
        return switch (UrlRule.judge(link)) {
            case UrlRule.Link.To(String url) -> url;
            case UrlRule.Link.None() -> null;
            case UrlRule.Link.Refused(Refusal refusal) -> {
                objections.about(Field.URL, refusal);
                yield null;
            }
        };
    }

    private static Optional<Thing> here(String link, @Nullable String ours) {
        Matcher path = HERE.matcher(link);
        if (!path.matches() || (path.group(1) != null && !path.group(1).equalsIgnoreCase(ours))) {
            return Optional.empty();
        }
        long number = Long.parseLong(path.group(3));
        return Optional.of(
                switch (path.group(2)) {
                    case "post" -> new Thing.Post(number);
                    case "consultations" -> new Thing.Consultation(number);
                    default -> new Thing.WhatIf(number);
                });
    }

    private static String path(Thing thing) {
        return switch (thing) {
            case Thing.Post(long number) -> "/post/" + number;
            case Thing.Consultation(long number) -> "/consultations/" + number;
            case Thing.WhatIf(long number) -> "/what-if/" + number;
            case Thing.Page(String url) -> url;
        };
    }

    /// A reply that may be attached.
    ///
    /// @param server which the decision is about, or one below it
    /// @param link   where the reply stands on that server; null for none
    /// @param said   what they wrote; null where there is a link alone
    public record Reply(
            String server, @Nullable String link, @Nullable String said) {}

    /// Judges what a server is said to reply: words that an admin enters for it, or a page that stands on that server
    /// itself.
    ///
    /// @param about whether a server is one that the decision is about
    public static SpeechDecision<Reply> reply(String server, String link, String said, Predicate<String> about) {
        Objections objections = new Objections();
        Optional<String> named = TermsRule.domain(server);
        objections.when(named.filter(about).isEmpty(), Field.SOURCE, Refusal.NOT_ABOUT_THAT_SERVER);
        String words = Wording.text(said).strip();
        objections.about(Field.BODY, TextRule.optional(words, REPLY_LONGEST));
        String page = url(link, objections);
        objections.when(
                page != null && TermsRule.domain(page).filter(about).isEmpty(),
                Field.URL,
                Refusal.NOT_ABOUT_THAT_SERVER);
        objections.when(words.isEmpty() && Wording.blank(link), Field.BODY, Refusal.TEXT_MISSING);
        return objections.orAccept(() -> new Reply(named.orElseThrow(), page, words.isEmpty() ? null : words));
    }
}
