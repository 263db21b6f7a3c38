package org.folkmoot.server;

import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.values.Outcome;

/// What whoever runs the machine can do for people who are locked out, whether the server runs or not.
public final class Recovery {

    private Recovery() {}

    /// The address at which a member sets a new password once; missing when nobody here has that name.
    public static Outcome<String> passwordLink(Settings settings, Sources sources, String name) {
        try (OpenedDatabase opened = OpenedDatabase.forCommand(settings, sources)) {
            ForumRooms rooms = new ForumRooms(opened.database(), sources);
            String address =
                    rooms.site.settings().map(SiteSettings::publicAddress).orElse(settings.localAddress());
            return switch (rooms.passwordLinks.make(name)) {
                case Outcome.Done<String>(String token) -> new Outcome.Done<>(address + "/password/" + token);
                case Outcome.Refused<String> refused -> refused;
                case Outcome.Missing<String> missing -> missing;
            };
        }
    }
}
