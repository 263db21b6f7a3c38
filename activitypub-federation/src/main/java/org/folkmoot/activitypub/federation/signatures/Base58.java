package org.folkmoot.activitypub.federation.signatures;

import java.math.BigInteger;
import java.util.Arrays;

/// Base58 with Bitcoin's alphabet, for Multikeys: short texts only, its time grows with the square of their
/// length.
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(58);

    private Base58() {}

    static String encode(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(RADIX)) {
            letters.append(ALPHABET.charAt(rest.mod(RADIX).intValue()));
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            letters.append('1');
        }
        return letters.reverse().toString();
    }

    static byte[] decode(String text) throws UnusableKey {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new UnusableKey("its multibase is not base58");
            }
            number = number.multiply(RADIX).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        byte[] signed = number.signum() == 0 ? new byte[0] : number.toByteArray();
        byte[] digits = signed.length > 0 && signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        byte[] bytes = new byte[zeros + digits.length];
        System.arraycopy(digits, 0, bytes, zeros, digits.length);
        return bytes;
    }
}
