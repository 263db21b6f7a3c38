package org.folkmoot.api.governance;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next the address of the next page; null at the end
record Leaf<T>(List<T> items, @Nullable String next) {

    Leaf {
        items = List.copyOf(items);
    }

    /// A page out of one item more than it shall have.
    ///
    /// @param next the address after this last item
    static <T> Leaf<T> of(List<T> found, int limit, Function<T, String> next) {
        return found.size() <= limit
                ? new Leaf<>(found, null)
                : new Leaf<>(found.subList(0, limit), next.apply(found.get(limit - 1)));
    }

    static <T> Shape<Leaf<T>> shape(Shape<T> item, String meaning) {
        return Shape.<Leaf<T>>named(item.name() + "Page", meaning)
                .part("items", Kind.list(Kind.of(item)), "What is on this page.", Leaf::items)
                .maybe("next", Kind.LINK, "Where the next page is; null at the end.", Leaf::next);
    }
}
