package org.folkmoot.web.pages;

/// Setting a new password by a link. Control: `new-password`.
///
/// @param name whose password it is
public record PasswordModel(String name, String token, Form form) {}
