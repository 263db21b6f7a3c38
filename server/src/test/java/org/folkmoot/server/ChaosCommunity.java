package org.folkmoot.server;

import java.util.List;

/// A community of one of the servers, to which people of all of them are subscribed.
///
/// @param moderators the one who founded it, and one of another server
record ChaosCommunity(ChaosServer home, String name, String address, List<ChaosMember> moderators) {}
