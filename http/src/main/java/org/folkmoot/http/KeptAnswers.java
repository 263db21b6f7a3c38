package org.folkmoot.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whole answers to visitors, kept as long as nothing has changed that a page may show, and for a
/// second at most: that bounds what another node changes. So a crowd that follows one link costs little
/// more than one of them.
///
/// Kept is only what any cache on the way may keep ([CachePolicy#PUBLIC_SHORT]), and only for those who
/// bring no cookie and no authorisation at all: nothing that was made for a member comes near.
final class KeptAnswers {

    static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long MOST_BYTES = 16L << 20;

    private final LongSupplier state;
    private final InstantSource clock;
    private final Cache<Key, Kept> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Kept kept) -> kept.reply().body().length + 1_000)
            .build();

    /// @param state another number whenever something changed here that a page may show
    KeptAnswers(LongSupplier state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /// All by which an answer to a visitor may differ: what `Vary` names, and under which address they
    /// see the site.
    record Key(
            String target,
            String accept,
            String language,
            String fragment,
            boolean compressed,
            boolean secure,
            @Nullable String host) {}

    private record Kept(Reply reply, Moment made) {}

    /// When the making of an answer began.
    record Moment(long state, Instant at) {}

    Moment now() {
        return new Moment(state.getAsLong(), clock.instant());
    }

    /// The key of a request whose answer may be one of before; null when it must be made.
    static @Nullable Key key(Incoming incoming, Whence whence) {
        Headers headers = incoming.headers();
        boolean known = headers.first("Cookie") != null || headers.first("Authorization") != null;
        return known || !(incoming.method().equals("GET") || incoming.method().equals("HEAD"))
                ? null
                : new Key(
                        incoming.target(),
                        String.join(",", headers.all("Accept")),
                        String.join(",", headers.all("Accept-Language")),
                        String.join(",", headers.all("HX-Request")),
                        Compression.wants(headers.first("Accept-Encoding")),
                        whence.secure(),
                        whence.host());
    }

    /// The answer that was kept; null when there is none that still holds.
    @Nullable
    Reply find(Key key) {
        Kept kept = answers.getIfPresent(key);
        return kept != null && holds(kept.made()) ? kept.reply() : null;
    }

    private boolean holds(Moment made) {
        Moment now = now();
        return made.state() == now.state() && now.at().isBefore(made.at().plus(LONGEST));
    }

    /// Keeps an answer on its way out, where anybody may.
    ///
    /// @param made when its making began
    void keep(Key key, Reply finished, Moment made) {
        if (finished.status() == 200 && finished.cache() == CachePolicy.PUBLIC_SHORT) {
            answers.put(key, new Kept(finished, made));
        }
    }
}
