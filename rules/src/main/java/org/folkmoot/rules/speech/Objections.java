package org.folkmoot.rules.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Gathers all that stands against a request, so that nobody corrects one fault only to meet the next.
public final class Objections {

    private final List<Objection> found = new ArrayList<>();

    /// Notes a fault of one field.
    ///
    /// @param refusal null when nothing is wrong
    public Objections about(Field field, @Nullable Refusal refusal) {
        if (refusal != null) {
            found.add(new Objection(field, refusal));
        }
        return this;
    }

    /// Notes a fault of one field where there is one.
    public Objections when(boolean wrong, Field field, Refusal refusal) {
        return about(field, wrong ? refusal : null);
    }

    Objections against(Speaker speaker) {
        when(speaker.bannedFromSite(), Field.WHOLE, Refusal.BANNED_FROM_SITE);
        when(speaker.bannedFromCommunity(), Field.WHOLE, Refusal.BANNED_FROM_COMMUNITY);
        return when(speaker.unheard(), Field.WHOLE, Refusal.NOTHING_SENT_THERE);
    }

    /// What was judged, or all that stands against it.
    public <T> SpeechDecision<T> orAccept(Supplier<T> words) {
        return found.isEmpty() ? new SpeechDecision.Accepted<>(words.get()) : new SpeechDecision.Refused<>(found);
    }
}
