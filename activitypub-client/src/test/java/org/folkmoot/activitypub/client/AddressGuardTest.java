package org.folkmoot.activitypub.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    /// Every range: the address before it, its first, its last and the one after it.
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,               0.0.0.0,      0.255.255.255,   1.0.0.0
            9.255.255.255,   10.0.0.0,     10.255.255.255,  11.0.0.0
            100.63.255.255,  100.64.0.0,   100.127.255.255, 100.128.0.0
            126.255.255.255, 127.0.0.0,    127.255.255.255, 128.0.0.0
            169.253.255.255, 169.254.0.0,  169.254.255.255, 169.255.0.0
            172.15.255.255,  172.16.0.0,   172.31.255.255,  172.32.0.0
            191.255.255.255, 192.0.0.0,    192.0.0.255,     192.0.1.0
            192.0.1.255,     192.0.2.0,    192.0.2.255,     192.0.3.0
            192.88.98.255,   192.88.99.0,  192.88.99.255,   192.88.100.0
            192.167.255.255, 192.168.0.0,  192.168.255.255, 192.169.0.0
            198.17.255.255,  198.18.0.0,   198.19.255.255,  198.20.0.0
            198.51.99.255,   198.51.100.0, 198.51.100.255,  198.51.101.0
            203.0.112.255,   203.0.113.0,  203.0.113.255,   203.0.114.0
            223.255.255.255, 224.0.0.0,    239.255.255.255, -
            -,               240.0.0.0,    255.255.255.255, -
            """)
    void everyRangeOfIpv4IsRefusedFromItsFirstToItsLastAddress(
            @Nullable String before, String first, String last, @Nullable String after) {
        refused(first);
        refused(last);
        allowedIfAny(before);
        allowedIfAny(after);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001::,      2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:200::
            2001:db7:ffff:ffff:ffff:ffff:ffff:ffff,  2001:db8::,  2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::
            3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff::,      3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::
            -, ::,            ::ffff,                                  -
            -, ::1,           ::1,                                     -
            -, ::10.0.0.1,    ::255.255.255.255,                       -
            -, 64:ff9b:1::,   64:ff9b:1:ffff:ffff:ffff:ffff:ffff,      -
            -, 100::,         100::ffff:ffff:ffff:ffff,                -
            -, fc00::,        fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -
            -, fe80::,        febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -
            -, fec0::,        feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -
            -, ff00::,        ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -
            -, 4000::,        5f00::1,                                 -
            """)
    void everyRangeOfIpv6IsRefusedFromItsFirstToItsLastAddress(
            @Nullable String before, String first, String last, @Nullable String after) {
        refused(first);
        refused(last);
        allowedIfAny(before);
        allowedIfAny(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "93.184.215.14",
                "192.31.196.1",
                "2606:4700:4700::1111",
                "2a01:4f8::1",
                "2620:4f:8000::1"
            })
    void publicAddressesAreFree(String address) {
        allowedIfAny(address);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            64:ff9b::,    NAT64
            2002:,        6to4
            """)
    void anAddressWithinAnotherOneDecides(String prefix, String how) {
        refused(carrying(prefix, "10.1.2.3"));
        refused(carrying(prefix, "127.0.0.1"));
        refused(carrying(prefix, "169.254.169.254"));
        allowedIfAny(carrying(prefix, "93.184.215.14"));
        assertThat(objection(carrying(prefix, "10.1.2.3"), false))
                .contains("10.0.0.0/8")
                .contains(how);
    }

    @Test
    void aMappedAddressIsJudgedAsWhatItMaps() {
        assertThat(AddressGuard.objection(mapped(10, 0, 0, 1), false)).contains("10.0.0.0/8", "IPv4-mapped");
        assertThat(AddressGuard.objection(mapped(127, 0, 0, 1), false)).isNotNull();
        assertThat(AddressGuard.objection(mapped(93, 184, (byte) 215, 14), false))
                .isNull();
    }

    @Test
    void teredoIsRefusedWhateverItCarries() {
        refused("2001:0:4136:e378:8000:63bf:f5ff:fffe"); // 10.0.0.1, turned around
        refused("2001:0:4136:e378:8000:63bf:a247:28f1"); // 93.184.215.14, turned around
    }

    @Test
    void testModeOpensThisMachineAndNothingElse() {
        assertThat(objection("127.0.0.1", true)).isNull();
        assertThat(objection("127.9.9.9", true)).isNull();
        assertThat(objection("::1", true)).isNull();
        assertThat(AddressGuard.objection(mapped(127, 0, 0, 1), true)).isNull();
        assertThat(objection("10.0.0.1", true)).isNotNull();
        assertThat(objection("0.0.0.0", true)).isNotNull();
        assertThat(objection("fe80::1", true)).isNotNull();
    }

    private static void refused(String address) {
        assertThat(objection(address, false)).as(address).isNotNull();
    }

    private static void allowedIfAny(@Nullable String address) {
        if (address != null) {
            assertThat(objection(address, false)).as(address).isNull();
        }
    }

    private static @Nullable String objection(String address, boolean loopback) {
        return AddressGuard.objection(InetAddress.ofLiteral(address), loopback);
    }

    private static String carrying(String prefix, String inner) {
        byte[] four = InetAddress.ofLiteral(inner).getAddress();
        String hex = "%02x%02x:%02x%02x".formatted(four[0], four[1], four[2], four[3]);
        return prefix.endsWith("::") ? prefix + hex : prefix + hex + "::1";
    }

    private static byte[] mapped(int... inner) {
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        for (int i = 0; i < 4; i++) {
            bytes[12 + i] = (byte) inner[i];
        }
        return bytes;
    }
}
