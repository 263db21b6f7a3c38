package org.folkmoot.forum.peering;

/// How much there is between us and some servers, in numbers that a person can picture.
///
/// @param members         of ours who subscribe to communities there
/// @param communities     there to which they do
/// @param subscriptions   of people there to communities of ours
/// @param ourCommunities  to which those are
public record Reach(long members, long communities, long subscriptions, long ourCommunities) {

    public static final Reach NOTHING = new Reach(0, 0, 0, 0);
}
