package org.folkmoot.server.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import org.folkmoot.activitypub.client.AddressGuard;
import org.folkmoot.activitypub.client.NameResolver;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether DNS knows the public host, and by which addresses.
///
/// @param test whether an address of this machine will do
record NameCheck(String host, NameResolver names, boolean test) implements Check {

    @Override
    public String subject() {
        return "DNS";
    }

    @Override
    public List<Finding> look() {
        List<InetAddress> addresses;
        try {
            addresses = names.resolve(host);
        } catch (UnknownHostException unknown) {
            return List.of(new Bad(
                    "Nobody knows an address for " + host + ", or this machine cannot ask.",
                    "Make a record of kind A (and AAAA, if the machine has IPv6) for it where the domain is kept, and see"
                            + " whether other names are known here (getent hosts example.org)."));
        }
        for (InetAddress address : addresses) {
            String objection = AddressGuard.objection(address, test);
            if (objection != null) {
                return List.of(new Look(
                        "DNS says here that " + host + " is " + address.getHostAddress() + ", which is " + objection
                                + ".",
                        "If the world is told the same, nobody reaches the forum: correct the record. If only this network"
                                + " is, the checks by the public address cannot be done from here."));
            }
        }
        String all = addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        return List.of(new Well("DNS knows " + host + " as " + all + "."));
    }
}
