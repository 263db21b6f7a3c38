package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.consultations.Consultation;
import org.jspecify.annotations.Nullable;

/// Questions to the members, the newest first.
///
/// @param next the number before which the list goes on; null at its end
public record ConsultationsModel(
        List<Consultation> consultations, @Nullable Long next) {}
