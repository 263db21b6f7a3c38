package org.folkmoot.web.pages;

import org.folkmoot.values.ConsultationId;
import org.jspecify.annotations.Nullable;

/// Writing a question to the members. Controls: `title`, `body`, `for`, `against`, `option` (one on a
/// line), `method`, `pass`, `binding`, `quorum`, `opens`, `closes`, `joined-before`, `active-days`,
/// `of-last`, `community`.
///
/// @param editing the draft that is written anew; null for a new one
public record ConsultationFormModel(@Nullable ConsultationId editing, Form form) {

    /// Where the form is sent.
    public String action() {
        return editing == null ? Paths.CONSULTATIONS + "/new" : Paths.consultation(editing) + "/edit";
    }
}
