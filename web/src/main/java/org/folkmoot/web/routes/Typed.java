package org.folkmoot.web.routes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.http.Parameters;
import org.folkmoot.http.Request;
import org.folkmoot.web.pages.Form;

/// What a form brought, to be shown again when it is refused. Passwords and form tokens are never sent back.
final class Typed {

    private static final Set<String> SECRET =
            Set.of("csrf", "password", "new-password", "passphrase", "passphrase-again", "key");

    private static final List<String> WORK = List.of("title", "url", "body", "description", "answer", "reason");

    private Typed() {}

    /// What was typed into the fields that take more than a line's worth of work, for a page without its form.
    static List<String> work(Request request) {
        return WORK.stream()
                .map(name -> request.form().text(name))
                .filter(text -> !text.isBlank())
                .toList();
    }

    static Form in(Request request) {
        return in(request.form());
    }

    static Form in(Parameters fields) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : fields.names()) {
            if (!SECRET.contains(name)) {
                typed.put(name, fields.text(name));
            }
        }
        return new Form(typed, List.of());
    }
}
