package org.folkmoot.rules.peers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose votes a reader wants to count while they look at a feed or a thread. A lens changes nothing for anybody else.
public sealed interface Lens {

    /// Before the server that a lens leaves out.
    String WITHOUT = "without:";

    /// As the site's terms say.
    record Site() implements Lens {}

    /// Votes of our members alone.
    record MembersOnly() implements Lens {}

    /// Every vote that was received, whatever the terms say.
    record Everything() implements Lens {}

    /// As the site counts, without the votes of one peer, and without those that it passed on.
    ///
    /// @param server any of the peer's servers, in lower case
    record Without(String server) implements Lens {}

    /// As the site counts, without the votes of all peers that are too small to be left out one by one: whoever could
    /// leave out a peer of one person would see how that person voted.
    record WithoutSmall() implements Lens {}

    /// How it is written in an address of a page.
    default String written() {
        return switch (this) {
            case Site() -> "site";
            case MembersOnly() -> "members";
            case Everything() -> "everything";
            case WithoutSmall() -> "without-small";
            case Without(String server) -> WITHOUT + server;
        };
    }

    /// Reads what [#written] wrote.
    ///
    /// @param text null for none
    /// @return empty when that names no lens
    static Optional<Lens> read(@Nullable String text) {
        return switch (text) {
            case null -> Optional.empty();
            case "site" -> Optional.of(new Site());
            case "members" -> Optional.of(new MembersOnly());
            case "everything" -> Optional.of(new Everything());
            case "without-small" -> Optional.of(new WithoutSmall());
            case String other
            when other.startsWith(WITHOUT) ->
                TermsRule.domain(other.substring(WITHOUT.length())).map(Without::new);
            default -> Optional.empty();
        };
    }
}
