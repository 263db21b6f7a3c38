package org.folkmoot.web.pages;

/// Giving another e-mail address.
///
/// @param sent whether this site sends letters
/// @param form controls: `email`, `password`
public record AddressModel(boolean sent, Form form) {}
