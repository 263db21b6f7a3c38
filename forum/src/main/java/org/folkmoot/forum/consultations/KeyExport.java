package org.folkmoot.forum.consultations;

import java.time.Instant;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// That the key of a consultation was exported once: who has that file, and its passphrase, can open ballots.
///
/// @param author what they are called; null where the account is gone
public record KeyExport(
        long id,
        ConsultationId consultation,
        PersonId by,
        @Nullable String author,
        Instant at) {}
