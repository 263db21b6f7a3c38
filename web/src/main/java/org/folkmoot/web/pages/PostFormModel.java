package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// A post being written or edited. Controls: `community`, `title`, `url`, `body`, `language`, `nsfw`.
///
/// @param editing   the post that is edited; null for a new one
/// @param community where it stands; null while it is being chosen
/// @param choices   communities to propose, the reader's own first
public record PostFormModel(
        @Nullable PostId editing, @Nullable CommunityLine community, List<CommunityLine> choices, Form form) {}
