package org.folkmoot.web.pages;

/// The first page of a new instance. Controls: `key`, `site-name`, `address`, `name`, `password`.
///
/// @param keyGiven whether the address already carried the one-time key
public record SetUpModel(Form form, boolean keyGiven) {}
