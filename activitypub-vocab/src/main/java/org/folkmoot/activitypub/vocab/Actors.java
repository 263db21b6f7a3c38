package org.folkmoot.activitypub.vocab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads actors.
final class Actors {

    private static final int MOST_NAMES = 256;
    private static final int MOST_KEYS = 10;

    /// RSA of 8,192 bits takes 1.5 kB.
    private static final int LONGEST_PEM = 8_192;

    private Actors() {}

    static Actor read(Actor.Type type, Fields fields) {
        Iri id = fields.theIri("id");
        Fields endpoints = fields.object("endpoints");
        Iri shared = endpoints == null ? null : endpoints.iri("sharedInbox");
        return new Actor(
                type,
                id,
                orEmpty(fields.name("preferredUsername")),
                fields.nameInAnyLanguage("name"),
                fields.textInAnyLanguage("summary"),
                Contents.markdown(fields),
                Contents.page(fields),
                fields.iri("inbox"),
                shared == null ? fields.iri("sharedInbox") : shared,
                fields.iri("outbox"),
                fields.iri("followers"),
                fields.iri("following"),
                fields.iri("featured"),
                fields.iris("attributedTo"),
                moderators(type, fields),
                first(MOST_NAMES, fields.iris("alsoKnownAs")),
                key(fields, id),
                multikeys(fields),
                Contents.picture(fields, "icon"),
                Contents.picture(fields, "image"),
                fields.isTrue("manuallyApprovesFollowers"),
                fields.truth("discoverable"),
                fields.truth("indexable"),
                fields.isTrue("sensitive"),
                fields.isTrue("postingRestrictedToMods"),
                languages(fields),
                fields.name("webfinger"),
                fields.moment("published"),
                fields.moment("updated"),
                fields.object());
    }

    /// PieFed names the list as such; Lemmy says by it whom the group is attributed to, where others name the
    /// moderators
    /// themselves, as objects or several.
    private static @Nullable Iri moderators(Actor.Type type, Fields fields) {
        if (type != Actor.Type.GROUP) {
            return null;
        }
        Iri named = fields.iri("moderators");
        if (named != null) {
            return named;
        }
        List<Json> owners = fields.many("attributedTo");
        return owners.size() == 1 && owners.getFirst() instanceof JsonText text ? Fields.iriOf(text) : null;
    }

    private static <T> List<T> first(int most, List<T> all) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// One RSA key, as everybody gives it; some give a list (of which the first is read).
    private static Actor.@Nullable Key key(Fields fields, Iri actor) {
        for (Fields key : fields.objects("publicKey")) {
            Iri id = key.iri("id");
            String pem = key.text("publicKeyPem");
            if (id != null && pem != null && pem.length() <= LONGEST_PEM) {
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
        return first(MOST_KEYS, keys);
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
