package org.folkmoot.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Routes that belong together and are guarded alike; made by [Routes].
///
/// @param errorPages how this group says problems; null to say them as the rest of the site does
public record RouteGroup(Guard guard, @Nullable ErrorPages errorPages, List<Route> routes) {

    /// How a group knows who asks, and what it asks of forms.
    public enum Guard {

        /// Pages: the session cookie says who asks, and a changing request needs a form token.
        BROWSER,

        /// Apps: a bearer token says who asks; cookies are not looked at, so there is nothing to forge.
        APP,

        /// Other servers: who asks shows in their signature, which is the handler's to check. They come to addresses
        /// that browsers come to as well, and are known by the kind of document that they ask for or send.
        PEER,

        /// Files and signs of life: nobody is asked who they are.
        OPEN
    }

    /// One address that is answered.
    ///
    /// @param pattern the path, with `{name}` for a part that varies
    /// @param files   bytes of a form with files in it that are taken; 0 where none may come
    public record Route(Method method, String pattern, LimitClass limit, int files, Handler handler) {}

    public RouteGroup {
        routes = List.copyOf(routes);
    }
}
