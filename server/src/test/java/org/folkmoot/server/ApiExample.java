package org.folkmoot.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A request as a document shows it, for whoever copies it.
///
/// @param own  whether it shows a token
/// @param body empty for none
record ApiExample(String method, String path, boolean own, String body) {

    private static final Pattern BLOCK = Pattern.compile("```http\\n([A-Z]+) (\\S+)\\n(.*?)```", Pattern.DOTALL);

    /// All of a document.
    static List<ApiExample> read(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .map(found -> {
                    String rest = found.group(3);
                    int brace = rest.indexOf('{');
                    return new ApiExample(
                            found.group(1),
                            found.group(2),
                            rest.contains("Authorization: Bearer "),
                            brace < 0 ? "" : rest.substring(brace).strip());
                })
                .toList();
    }
}
