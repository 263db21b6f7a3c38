package org.folkmoot.forum.accounts;

import java.util.Optional;

/// Puts into words what is to be sent, in the language of whom it is for.
public interface LetterWriter {

    /// The letter.
    ///
    /// @param id the part of its Message-ID before the @
    /// @return empty while the site has no public address, since no link of it would work
    Optional<Letter> write(Mail mail, String id);
}
