package org.folkmoot.server.backup;

/// A backup that cannot be made or used. Its message is for the operator: what is wrong, and what to do.
public final class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BackupRefused(String sentence) {
        super(sentence);
    }

    public BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
