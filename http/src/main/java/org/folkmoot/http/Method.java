package org.folkmoot.http;

/// The methods that routes can be written for. `HEAD` is answered by the route for `GET`.
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
