package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;

/// Tells the doctor how a request looks when it arrives, which it sent to the public address: so that it sees what a
/// proxy made of it. Only who holds a key from the database is answered; for everybody else there is nothing here.
public final class Echo {

    /// Beside the inbox and with its kind of content, so that a proxy does with it what it does with activities.
    public static final String PATH = "/inbox/echo";
    public static final String TOKEN = "Folkmoot-Echo";
    /// The name of the key.
    public static final String KEY = "doctor-echo";

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] key;
    private final ForumRooms rooms;

    Echo(ForumRooms rooms) {
        this.rooms = rooms;
        this.key = rooms.key(KEY);
    }

    /// What shows that somebody may ask, for some minutes.
    public static String token(byte[] key, Instant now) {
        return now.getEpochSecond() + "." + HEX.formatHex(sealed(key, now.getEpochSecond()));
    }

    void open(Routes routes) {
        routes.post(PATH, LimitClass.ACTIVITY, this::answer);
    }

    private Reply answer(Request request) {
        String token = request.header(TOKEN);
        if (token == null || !valid(token)) {
            return Reply.text(404, "There is nothing here.\n");
        }
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("client", request.client().getHostAddress());
        seen.put("address", request.addressInBrowser());
        seen.put("target", request.targetOnTheWire());
        seen.put("body", fingerprint(request.body()));
        request.headers().forEach(header -> {
            if (!header.name().equalsIgnoreCase(TOKEN)) {
                seen.merge("header " + header.name().toLowerCase(Locale.ROOT), header.value(), (a, b) -> a + ", " + b);
            }
        });
        StringBuilder text = new StringBuilder();
        seen.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return Reply.text(200, text.toString());
    }

    /// By which a body is known again.
    public static String fingerprint(byte[] body) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private boolean valid(String token) {
        if (!token.matches("\\d{1,12}\\.[0-9a-f]{64}")) {
            return false;
        }
        int dot = token.indexOf('.');
        long made = Long.parseLong(token.substring(0, dot));
        long now = rooms.sources.clock().instant().getEpochSecond();
        return Math.abs(now - made) <= VALID.toSeconds()
                && MessageDigest.isEqual(
                        HEX.formatHex(sealed(key, made)).getBytes(US_ASCII),
                        token.substring(dot + 1).getBytes(US_ASCII));
    }

    private static byte[] sealed(byte[] key, long seconds) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(("echo " + seconds).getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC", impossible);
        }
    }
}
