package org.folkmoot.web.pages;

/// Light or dark, or as the device has it.
public enum Theme {
    DEVICE,
    LIGHT,
    DARK
}
