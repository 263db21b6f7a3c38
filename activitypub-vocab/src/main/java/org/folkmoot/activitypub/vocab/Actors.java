package org.folkmoot.activitypub.vocab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads actors.
final class Actors {

    private Actors() {}

    static Actor read(Actor.Type type, Fields fields) {
        Iri id = fields.theIri("id");
        Fields endpoints = fields.object("endpoints");
        Iri shared = endpoints == null ? null : endpoints.iri("sharedInbox");
        return new Actor(
                type,
                id,
                orEmpty(fields.text("preferredUsername")),
                fields.textInAnyLanguage("name"),
                fields.textInAnyLanguage("summary"),
                Contents.markdown(fields),
                Contents.page(fields),
                fields.iri("inbox"),
                shared == null ? fields.iri("sharedInbox") : shared,
                fields.iri("outbox"),
                fields.iri("followers"),
                fields.iri("featured"),
                fields.iris("attributedTo"),
                key(fields, id),
                multikeys(fields),
                Contents.picture(fields, "icon"),
                Contents.picture(fields, "image"),
                fields.isTrue("manuallyApprovesFollowers"),
                fields.isTrue("sensitive"),
                fields.isTrue("postingRestrictedToMods"),
                languages(fields),
                fields.text("webfinger"),
                fields.moment("published"),
                fields.moment("updated"),
                fields.object());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// One RSA key, as everybody gives it; some give a list (of which the first is read).
    private static Actor.@Nullable Key key(Fields fields, Iri actor) {
        for (Fields key : fields.objects("publicKey")) {
            Iri id = key.iri("id");
            String pem = key.text("publicKeyPem");
            if (id != null && pem != null) {
                Iri owner = key.iri("owner");
                return new Actor.Key(id, owner == null ? actor : owner, pem);
            }
        }
        return null;
    }

    private static List<Actor.Multikey> multikeys(Fields fields) {
        List<Actor.Multikey> keys = new ArrayList<>();
        for (Fields method : fields.objects("assertionMethod")) {
            Iri id = method.iri("id");
            Iri controller = method.iri("controller");
            String key = method.text("publicKeyMultibase");
            if (method.types().contains("Multikey") && id != null && controller != null && key != null) {
                keys.add(new Actor.Multikey(id, controller, key));
            }
        }
        return keys;
    }

    /// Lemmy says `{identifier, name}`, others a code.
    private static List<String> languages(Fields fields) {
        List<String> codes = new ArrayList<>(fields.texts("language"));
        for (Fields language : fields.objects("language")) {
            String code = language.text("identifier");
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }
}
