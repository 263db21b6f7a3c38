package org.folkmoot.http;

import java.util.ArrayList;
import java.util.List;
import org.folkmoot.http.RouteGroup.Guard;
import org.folkmoot.http.RouteGroup.Route;
import org.jspecify.annotations.Nullable;

/// Lists what a door answers to.
///
/// A pattern is a path with `{name}` for a part that varies; a pattern without such parts wins over one with them, in
/// whatever order they are listed. What only reads counts as [LimitClass#READ] unless it says otherwise; what changes
/// something always says what it counts as.
public final class Routes {

    private final Guard guard;
    private final List<Route> routes = new ArrayList<>();
    private @Nullable ErrorPages errorPages;

    private Routes(Guard guard) {
        this.guard = guard;
    }

    /// Pages for browsers: session cookie and form tokens.
    public static Routes forBrowsers() {
        return new Routes(Guard.BROWSER);
    }

    /// Calls by apps: bearer tokens, no cookies, no form tokens.
    public static Routes forApps() {
        return new Routes(Guard.APP);
    }

    /// Documents for other servers, and what these send: only seen by requests that ask for ActivityPub (`Accept`) or
    /// bring it (`Content-Type`), so that one address has a page for people and a document for servers.
    public static Routes forPeers() {
        return new Routes(Guard.PEER);
    }

    /// Files and signs of life, for which nobody is asked who they are.
    public static Routes forAnyone() {
        return new Routes(Guard.OPEN);
    }

    public Routes get(String pattern, Handler handler) {
        return get(pattern, LimitClass.READ, handler);
    }

    public Routes get(String pattern, LimitClass limit, Handler handler) {
        return add(Method.GET, pattern, limit, handler);
    }

    public Routes post(String pattern, LimitClass limit, Handler handler) {
        return add(Method.POST, pattern, limit, handler);
    }

    /// A form that may bring files, and may be larger than others by them. Only an admin's is read at all, so that
    /// nobody else makes us hold so much.
    ///
    /// @param bytes of the whole form
    public Routes postFiles(String pattern, LimitClass limit, int bytes, Handler handler) {
        routes.add(new Route(Method.POST, pattern, limit, bytes, handler));
        return this;
    }

    public Routes put(String pattern, LimitClass limit, Handler handler) {
        return add(Method.PUT, pattern, limit, handler);
    }

    public Routes delete(String pattern, LimitClass limit, Handler handler) {
        return add(Method.DELETE, pattern, limit, handler);
    }

    private Routes add(Method method, String pattern, LimitClass limit, Handler handler) {
        routes.add(new Route(method, pattern, limit, 0, handler));
        return this;
    }

    /// Problems under these routes are said this way, as for apps that read JSON.
    public Routes sayingProblemsBy(ErrorPages pages) {
        errorPages = pages;
        return this;
    }

    public RouteGroup group() {
        return new RouteGroup(guard, errorPages, routes);
    }
}
