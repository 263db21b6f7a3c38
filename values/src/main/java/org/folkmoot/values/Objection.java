package org.folkmoot.values;

/// One reason why something was refused, beside what it is about.
///
/// @param field the part of the request that it concerns, or [Field#WHOLE]
public record Objection(Field field, Refusal refusal) {}
