package org.folkmoot.forum.votes;

import java.util.List;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.Score;

/// How something stands: its score, and which servers' people made it.
public record Standings(Score score, List<OriginShare> origins) {

    /// Nobody voted.
    public static final Standings NONE = new Standings(Score.NONE, List.of());

    public Standings {
        origins = List.copyOf(origins);
    }
}
