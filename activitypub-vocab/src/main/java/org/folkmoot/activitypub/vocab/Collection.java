package org.folkmoot.activitypub.vocab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list that a server publishes, or a page of one.
///
/// @param page  whether it is a page of a longer list
/// @param total how many there are said to be, 0 to 2³¹; null when that is not said. It is only their word
/// @param items those that stand in it
/// @param first of a list: its first page, by address or whole
/// @param next  of a page: the one after it
public record Collection(
        @Nullable Iri id,
        boolean page,
        @Nullable Long total,
        List<Reference> items,
        @Nullable Reference first,
        @Nullable Iri next,
        JsonObject json)
        implements Thing {

    public Collection {
        items = List.copyOf(items);
    }
}
