package org.folkmoot.http;

/// One line of a message's head, as it came or as it goes.
public record Header(String name, String value) {}
