package org.folkmoot.http;

/// Answers one kind of request. What it throws becomes a page that says that something broke, and one line in the log.
@FunctionalInterface
public interface Handler {

    Reply handle(Request request);
}
