package org.folkmoot.rules.peers;

import java.util.Objects;
import java.util.function.Function;
import org.folkmoot.rules.votes.VoteAxes;
import org.jspecify.annotations.Nullable;

/// Says what comes of terms that were drafted some time ago, when others hold by now: only the axes are
/// changed that the draft was to change, whatever came between (decisions, 41).
public final class MergeRule {

    private MergeRule() {}

    /// Terms that were wanted, and what held when they were.
    private record Wish(Terms held, Terms wanted, Terms now) {

        <A extends @Nullable Object> A axis(Function<Terms, A> axis) {
            A then = axis.apply(wanted);
            return Objects.equals(axis.apply(held), then) ? axis.apply(now) : then;
        }
    }

    /// Terms as they are to be.
    ///
    /// @param held   what held when they were drafted
    /// @param wanted the draft
    /// @param now    what holds now
    public static Terms merged(Terms held, Terms wanted, Terms now) {
        Wish wish = new Wish(held, wanted, now);
        return new Terms(
                votes(wish),
                wish.axis(Terms::announcesHeld),
                new Contents(
                        wish.axis(terms -> terms.contents().reception()),
                        wish.axis(terms -> terms.contents().visibility()),
                        wish.axis(terms -> terms.contents().choosable())),
                new Dealings(
                        wish.axis(terms -> terms.dealings().follows()),
                        wish.axis(terms -> terms.dealings().reports()),
                        wish.axis(terms -> terms.dealings().messages()),
                        wish.axis(terms -> terms.dealings().sends()),
                        wish.axis(terms -> terms.dealings().fetches())));
    }

    private static VoteAxes votes(Wish wish) {
        return new VoteAxes(
                wish.axis(terms -> terms.votes().votesUp()),
                wish.axis(terms -> terms.votes().votesDown()),
                wish.axis(terms -> terms.votes().passedOn()),
                wish.axis(terms -> terms.votes().passing()),
                wish.axis(terms -> terms.votes().cap()),
                wish.<VoteAxes.@Nullable Window>axis(terms -> terms.votes().window()));
    }
}
