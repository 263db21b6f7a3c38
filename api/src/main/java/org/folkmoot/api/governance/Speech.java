package org.folkmoot.api.governance;

import java.util.List;
import java.util.Locale;
import org.folkmoot.values.Refusal;

/// Says a refusal as the pages say it. A port: the pages' own words fill it.
@FunctionalInterface
public interface Speech {

    /// A sentence that says what can be done about it.
    ///
    /// @param languages that the reader understands, the dearest first; may be empty
    String sentence(Refusal refusal, List<Locale> languages);
}
