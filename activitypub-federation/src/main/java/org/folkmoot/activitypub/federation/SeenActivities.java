package org.folkmoot.activitypub.federation;

import java.util.List;

/// What was received in the last seven days at least, so that nothing is done twice. A port.
///
/// The inbox only asks, and only about what comes too late. Whoever keeps an accepted activity remembers
/// its marks **in the same transaction**, and hears then whether it came before: then a crash between the
/// two cannot lose one that its sender is told was received, and two deliveries at once cannot both pass.
public interface SeenActivities {

    /// Whether any of these marks was remembered.
    ///
    /// @param marks ids of activities, or an announcer and an id with a space between (`inbox.Received`)
    boolean knowsAny(List<String> marks);

    /// Remembers them.
    ///
    /// @return false when one of them was remembered before: then nothing is to be done with what carries them
    boolean remember(List<String> marks);
}
