package org.folkmoot.activitypub.federation.signatures;

/// A public key that is not taken; the message says why, in half a sentence.
public final class UnusableKey extends Exception {

    private static final long serialVersionUID = 1;

    public UnusableKey(String why) {
        super(why);
    }
}
