package org.folkmoot.http;

import org.folkmoot.values.Viewer;

/// Knows who a session's token belongs to.
@FunctionalInterface
public interface Sessions {

    /// The member whose live session this is; a visitor when the token is unknown, expired or revoked.
    Viewer viewer(String token);
}
