package org.folkmoot.values;

import java.util.UUID;

/// Names one fact of the ledger (a UUIDv7, RFC 9562 section 5.7).
public record EventId(UUID value) {}
