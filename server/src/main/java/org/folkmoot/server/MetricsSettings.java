package org.folkmoot.server;

/// Where the server tells whoever runs it how it is; apart from where people come in.
///
/// @param port 0 for any that is free
public record MetricsSettings(String bind, int port) {}
