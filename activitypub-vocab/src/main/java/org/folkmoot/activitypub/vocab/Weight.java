package org.folkmoot.activitypub.vocab;

/// How heavy what goes out may be: the strictest inbox (Misskey's) takes 64 KiB, so 60 leave room for what wraps it.
public final class Weight {

    /// Bytes of one activity, with everything that it is wrapped in.
    public static final int MOST = 60 * 1_024;

    private Weight() {}

    /// Bytes of it as it is written.
    public static int of(Json json) {
        return Json.write(json).length;
    }

    /// Whether every inbox takes it.
    public static boolean fits(Json json) {
        return of(json) <= MOST;
    }

    /// The same activity when it fits, or else with its object by id alone, which others can fetch. An object that has
    /// no id stays.
    public static JsonObject lightened(JsonObject activity) {
        if (!fits(activity)
                && activity.find("object") instanceof JsonObject object
                && object.find("id") instanceof JsonText id) {
            return activity.with("object", id);
        }
        return activity;
    }
}
