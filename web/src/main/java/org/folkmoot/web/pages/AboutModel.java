package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.values.PersonLine;

/// What this site is and who runs it.
///
/// @param version of Folkmoot
public record AboutModel(
        long members, long communities, long posts, long comments, List<PersonLine> admins, String version) {}
