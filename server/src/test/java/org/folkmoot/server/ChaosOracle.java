package org.folkmoot.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that was acknowledged to people, from which follows what every server has to hold in the end. No
/// server is asked for it.
final class ChaosOracle {

    /// A private message as it was last acknowledged.
    static final class Letter {
        final String address;
        final ChaosMember sender;
        final ChaosMember recipient;
        final long number;
        String body;
        boolean deleted;

        Letter(String address, long number, ChaosMember sender, ChaosMember recipient, String body) {
            this.address = address;
            this.number = number;
            this.sender = sender;
            this.recipient = recipient;
            this.body = body;
        }

        String state() {
            return String.join(" | ", sender.address(), recipient.address(), "" + deleted, body);
        }
    }

    /// Somebody who wants to be in a community, or does not.
    record Membership(ChaosMember member, ChaosCommunity community) {}

    /// What somebody reported.
    record Complaint(ChaosMember reporter, ChaosThing thing, String reason) {}

    final Map<String, ChaosThing> things = new LinkedHashMap<>();
    final Map<String, Letter> letters = new TreeMap<>();
    final Map<Membership, Boolean> memberships = new LinkedHashMap<>();
    /// Who is banned from where: addresses.
    final TreeSet<String> bans = new TreeSet<>();
    final List<Complaint> complaints = new ArrayList<>();

    void wrote(ChaosThing thing) {
        things.put(thing.address, thing);
    }

    static String ban(ChaosMember whom, ChaosCommunity community) {
        return whom.address() + " from " + community.address();
    }
}
