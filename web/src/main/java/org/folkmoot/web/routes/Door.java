package org.folkmoot.web.routes;

import org.folkmoot.http.Routes;

/// Some addresses of the site that belong together.
@FunctionalInterface
public interface Door {

    /// Lists what it answers to.
    void open(Routes routes);
}
