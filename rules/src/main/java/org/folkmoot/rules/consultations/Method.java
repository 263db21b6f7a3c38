package org.folkmoot.rules.consultations;

/// What a ballot says of the options.
public enum Method {
    /// Which one it is for.
    CHOICE,
    /// Which ones it could live with.
    APPROVAL,
    /// In which order it wants them; those that it leaves out come last, all alike.
    RANKED
}
