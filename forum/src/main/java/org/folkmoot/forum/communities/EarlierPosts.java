package org.folkmoot.forum.communities;

import java.util.Optional;
import org.folkmoot.values.CommunityId;

/// How far it is to fetch what a community of another server held before it became known here. A port: federation fills
/// it.
public interface EarlierPosts {

    /// Empty when there is nothing to say: it is one of ours, or all of it is here.
    Optional<Progress> of(CommunityId community);

    /// How far it is.
    sealed interface Progress {

        /// Host of the community's server, with a port when it has one.
        String server();
    }

    /// Its server is asked for its list of posts, or is about to be.
    record Listing(String server) implements Progress {}

    /// Posts are taken in, one after another.
    ///
    /// @param done  posts that were taken in or passed over
    /// @param total posts that there are to take
    record Posts(String server, int done, int total) implements Progress {}

    /// What answers these posts is taken in.
    ///
    /// @param done  comments that were taken in or passed over
    /// @param total comments that are known of so far
    record Comments(String server, int done, int total) implements Progress {}

    /// Its server did not answer, and is asked again later.
    record Waiting(String server) implements Progress {}

    /// It is over, and not all of it came.
    record Ended(String server, Shortfall shortfall) implements Progress {}

    /// Why not all of it came.
    enum Shortfall {
        /// Its server did not answer for hours.
        SILENT,
        /// Its server shows no list of posts that can be read.
        NO_LIST,
        /// It would have taken too long.
        TOO_MUCH
    }
}
