package org.folkmoot.http;

import java.net.InetAddress;

/// A network of addresses, such as `10.0.0.0/8`, or a single one.
public record AddressRange(InetAddress network, int prefix) {

    /// Reads `10.0.0.0/8`, `fd00::/8` or a single address; never asks DNS.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral((slash < 0 ? text : text.substring(0, slash)).strip());
        int most = network.getAddress().length * 8;
        int prefix =
                slash < 0 ? most : Integer.parseInt(text.substring(slash + 1).strip());
        if (prefix < 0 || prefix > most) {
            throw new IllegalArgumentException("No such network: " + text);
        }
        return new AddressRange(network, prefix);
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
