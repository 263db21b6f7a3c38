package org.folkmoot.values;

import org.jspecify.annotations.Nullable;

/// Who asks: somebody logged in, or anybody.
public sealed interface Viewer {

    /// Nobody that we know.
    record Visitor() implements Viewer {}

    /// A person of ours with a live session.
    ///
    /// @param name   as it is written here, without a host
    /// @param admin  whether they run the site
    /// @param locale the language they chose (a BCP 47 tag); null to follow the browser
    /// @param lens   whose votes they count where they say nothing else, as `rules.peers.Lens` writes it;
    ///               null for the site's terms
    record Member(
            PersonId person,
            String name,
            boolean admin,
            @Nullable String locale,
            @Nullable String lens) implements Viewer {

        /// Somebody who counts votes as the site does.
        public Member(PersonId person, String name, boolean admin, @Nullable String locale) {
            this(person, name, admin, locale, null);
        }
    }

    /// The person who asks; null for a visitor.
    default @Nullable PersonId person() {
        return switch (this) {
            case Visitor() -> null;
            case Member member -> member.person();
        };
    }

    default boolean admin() {
        return switch (this) {
            case Visitor() -> false;
            case Member member -> member.admin();
        };
    }
}
