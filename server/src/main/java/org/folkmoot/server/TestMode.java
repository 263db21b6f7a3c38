package org.folkmoot.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The mode in which several servers on one machine federate over http; it must never be on where others can come.
final class TestMode {

    private TestMode() {}

    /// Lets an address pass that only this machine can mean.
    ///
    /// @throws IllegalArgumentException in words for an operator
    static void require(URI publicUrl) {
        if ("https".equals(publicUrl.getScheme())) {
            throw new IllegalArgumentException("the federation test mode is on, and that takes no address with https");
        }
        if (!isThisMachine(publicUrl.getHost())) {
            throw new IllegalArgumentException(
                    "the federation test mode is on, and that takes only an address that means this machine");
        }
    }

    private static boolean isThisMachine(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true; // whatever the system's resolver says: RFC 6761, section 6.3
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
