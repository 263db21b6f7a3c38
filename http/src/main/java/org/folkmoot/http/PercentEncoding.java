package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// Reads and writes `%C3%A9`, strictly: half an escape or bytes that are no UTF-8 make the whole unreadable.
final class PercentEncoding {

    private PercentEncoding() {}

    static String decode(String text, boolean plusIsSpace, String what) {
        if (text.indexOf('%') < 0 && isAscii(text)) {
            return plusIsSpace ? text.replace('+', ' ') : text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '%') {
                bytes.write(escaped(text, at, what));
                at += 2;
            } else if (character == '+' && plusIsSpace) {
                bytes.write(' ');
            } else if (Character.isHighSurrogate(character) && at + 1 < text.length()) {
                bytes.writeBytes(text.substring(at, at + 2).getBytes(UTF_8));
                at++;
            } else {
                bytes.writeBytes(String.valueOf(character).getBytes(UTF_8));
            }
        }
        return utf8(bytes.toByteArray(), what);
    }

    /// Reads UTF-8; overlong forms and surrogates are no UTF-8.
    static String utf8(byte[] bytes, String what) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            throw new TurnedAway(new Problem.Malformed(what + " is not UTF-8"));
        }
    }

    static String encode(String text) {
        StringBuilder written = new StringBuilder();
        for (byte each : text.getBytes(UTF_8)) {
            int value = each & 0xff;
            if (value < 0x80 && (Character.isLetterOrDigit(value) || "-._~".indexOf(value) >= 0)) {
                written.append((char) value);
            } else {
                written.append('%').append(hex(value >> 4)).append(hex(value & 15));
            }
        }
        return written.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    private static int escaped(String text, int at, String what) {
        if (at + 2 < text.length()) {
            int high = Character.digit(text.charAt(at + 1), 16);
            int low = Character.digit(text.charAt(at + 2), 16);
            if (high >= 0 && low >= 0 && text.charAt(at + 1) < 0x80 && text.charAt(at + 2) < 0x80) {
                return high * 16 + low;
            }
        }
        throw new TurnedAway(new Problem.Malformed(what + " has a broken % in it"));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
