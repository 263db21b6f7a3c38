package org.folkmoot.web.pages;

import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonLine;

/// A message being edited. Control: `body`.
///
/// @param other whom it was written to
public record MessageFormModel(MessageId message, PersonLine other, Form form) {}
