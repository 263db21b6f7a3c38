package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.values.Direction;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.Score;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// The votes on one post or comment, as the page shows them after one was cast without reloading it.
///
/// @param anchor where the page leads back to without script
/// @param shape  how they stand on the page; the form sends it along as `shape`
public record VotesModel(
        VoteTarget target,
        Score score,
        List<OriginShare> origins,
        @Nullable Direction mine,
        String anchor,
        Shape shape) {

    /// Beside a post in a list, or in the line of acts under a text.
    public enum Shape {
        COLUMN,
        ROW
    }
}
