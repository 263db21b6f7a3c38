package org.folkmoot.forum.accounts;

/// What a program may do with a member's token.
public enum ApiScope {
    /// See what the member sees.
    READ,
    /// Decide in their place what they see of other servers.
    CHOOSE,
    /// Decide about terms as they may, who is an admin.
    GOVERN
}
