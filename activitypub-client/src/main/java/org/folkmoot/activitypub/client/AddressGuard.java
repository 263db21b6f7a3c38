package org.folkmoot.activitypub.client;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says which addresses no request may go to: whatever is not a public host of the internet.
///
/// The ranges are those of the IANA registries of special-purpose addresses (RFC 6890 and its successors). Addresses
/// that carry
/// another one within them (IPv4-mapped, NAT64, 6to4) are judged by the one within; Teredo and IPv4-compatible ones are
/// refused whatever they carry. Pure: it resolves nothing and knows no names.
public final class AddressGuard {

    private static final List<Range> FOUR = List.of(
            range("0.0.0.0/8", "this network"),
            range("10.0.0.0/8", "a private network"),
            range("100.64.0.0/10", "a provider's own network"),
            range("127.0.0.0/8", "this machine itself"),
            range("169.254.0.0/16", "link-local"),
            range("172.16.0.0/12", "a private network"),
            range("192.0.0.0/24", "reserved for protocols"),
            range("192.0.2.0/24", "reserved for documentation"),
            range("192.88.99.0/24", "a relay of 6to4"),
            range("192.168.0.0/16", "a private network"),
            range("198.18.0.0/15", "reserved for benchmarks"),
            range("198.51.100.0/24", "reserved for documentation"),
            range("203.0.113.0/24", "reserved for documentation"),
            range("224.0.0.0/4", "multicast"),
            range("240.0.0.0/4", "reserved, or broadcast"));

    private static final List<Range> SIX = List.of(
            range("::/128", "no address at all"),
            range("::1/128", "this machine itself"),
            range("::/96", "IPv4-compatible, long withdrawn"),
            range("64:ff9b:1::/48", "a local translator's own"),
            range("100::/64", "for discarding"),
            range("2001::/23", "reserved for protocols, Teredo among them"),
            range("2001:db8::/32", "reserved for documentation"),
            range("3fff::/20", "reserved for documentation"),
            range("fc00::/7", "a private network"),
            range("fe80::/10", "link-local"),
            range("fec0::/10", "site-local"),
            range("ff00::/8", "multicast"));

    /// Addresses with one of IPv4 within: where it begins.
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(range("::ffff:0:0/96", "IPv4-mapped"), 12),
            new Carrier(range("64:ff9b::/96", "NAT64"), 12),
            new Carrier(range("2002::/16", "6to4"), 2));

    /// All that IANA has ever handed out to hosts.
    private static final Range GLOBAL_UNICAST = range("2000::/3", "handed out");

    private AddressGuard() {}

    /// Why nothing may be sent to this address.
    ///
    /// @param bytes    4 or 16, as they stand in a packet
    /// @param loopback whether this machine itself may be spoken to, as in test mode
    /// @return the reason, to follow the words "which is"; null when the address is public
    static @Nullable String objection(byte[] bytes, boolean loopback) {
        return bytes.length == 4 ? four(bytes, loopback) : six(bytes, loopback);
    }

    /// As the other.
    public static @Nullable String objection(InetAddress address, boolean loopback) {
        return objection(address.getAddress(), loopback);
    }

    private static @Nullable String four(byte[] bytes, boolean loopback) {
        if (loopback && bytes[0] == 127) {
            return null;
        }
        return within(FOUR, bytes);
    }

    private static @Nullable String six(byte[] bytes, boolean loopback) {
        for (Carrier carrier : CARRIERS) {
            if (carrier.range().holds(bytes)) {
                String inner = four(Arrays.copyOfRange(bytes, carrier.at(), carrier.at() + 4), loopback);
                return inner == null
                        ? null
                        : inner + ", within " + carrier.range().what();
            }
        }
        if (loopback && SIX.get(1).holds(bytes)) {
            return null;
        }
        String named = within(SIX, bytes);
        return named != null || GLOBAL_UNICAST.holds(bytes) ? named : "in a range that was never handed out";
    }

    private static @Nullable String within(List<Range> ranges, byte[] bytes) {
        for (Range range : ranges) {
            if (range.holds(bytes)) {
                return range.what() + " (" + range.written() + ")";
            }
        }
        return null;
    }

    private static Range range(String written, String what) {
        int slash = written.indexOf('/');
        InetAddress start = InetAddress.ofLiteral(written.substring(0, slash));
        byte[] bytes = start.getAddress();
        int bits = Integer.parseInt(written.substring(slash + 1));
        // Java turns the literal ::ffff:0:0 into one of IPv4, so its prefix is written out here.
        return new Range(written, what, bytes.length == 4 && written.contains(":") ? mapped() : bytes, bits);
    }

    private static byte[] mapped() {
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        return bytes;
    }

    private record Carrier(Range range, int at) {}

    /// @param bits how many of the first bits an address must share with `start`
    @SuppressWarnings("ArrayRecordComponent")
    private record Range(String written, String what, byte[] start, int bits) {

        boolean holds(byte[] bytes) {
            if (bytes.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            if (!Arrays.equals(bytes, 0, whole, start, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            int mask = 0xff << (8 - rest) & 0xff;
            return rest == 0 || (bytes[whole] & mask) == (start[whole] & mask);
        }
    }
}
