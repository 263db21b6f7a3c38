package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.values.CommunityLine;

/// Deleting one's own account, with what would happen. Controls: `content` (`keep` or `delete`), `password`.
///
/// @param leads communities that would be left without their only moderator
public record DeleteAccountModel(long posts, long comments, List<CommunityLine> leads, Form form) {}
