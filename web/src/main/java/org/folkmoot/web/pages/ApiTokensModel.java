package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.accounts.ApiTokens;
import org.jspecify.annotations.Nullable;

/// The programs to which a member gave a token. Controls of a new one: `name`, `read`, `choose`, `govern`, `password`.
///
/// @param made the token that was made just now, which is shown this once; null for none
public record ApiTokensModel(
        List<ApiTokens.Token> tokens, @Nullable String made, Form form) {
    public ApiTokensModel {
        tokens = List.copyOf(tokens);
    }
}
