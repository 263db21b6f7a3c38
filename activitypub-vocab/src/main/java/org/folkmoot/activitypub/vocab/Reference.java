package org.folkmoot.activitypub.vocab;

import org.jspecify.annotations.Nullable;

/// Something that another thing speaks of: by its id alone, or with all that is said of it.
public sealed interface Reference {

    record ById(Iri id) implements Reference {

        @Override
        public @Nullable Thing thing() {
            return null;
        }
    }

    record Embedded(Thing thing) implements Reference {

        @Override
        public @Nullable Iri id() {
            return thing.id();
        }
    }

    /// Its id; null for something without one.
    @Nullable
    Iri id();

    /// What is said of it; null when only its id is.
    @Nullable
    Thing thing();
}
