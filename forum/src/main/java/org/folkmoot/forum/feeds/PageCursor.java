package org.folkmoot.forum.feeds;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.folkmoot.values.Order;

/// Where a page of a feed ended, sealed so that only what we gave out comes back.
///
/// @param asOf        the moment whose ranks that page showed, in milliseconds since 1970
/// @param policyEpoch the epoch of terms under which it was made
/// @param order       the order that it was in
/// @param pinned      whether its last post stood among the pinned ones
/// @param rank        the rank of its last post then
/// @param publishedAt when its last post was published
/// @param id          its last post
/// @param shown       all posts of that page
record PageCursor(
        long asOf,
        long policyEpoch,
        Order order,
        boolean pinned,
        double rank,
        long publishedAt,
        long id,
        List<Long> shown) {

    PageCursor {
        shown = List.copyOf(shown);
    }

    private static final byte VERSION = 1;
    private static final int SEAL = 16;
    private static final int FIXED = 1 + 8 + 8 + 1 + 1 + 8 + 8 + 8 + 1;

    /// Writes and reads cursors under a key of the site.
    static final class Seal {

        private final SecretKeySpec key;

        Seal(byte[] key) {
            this.key = new SecretKeySpec(key, "HmacSHA256");
        }

        String write(PageCursor cursor) {
            byte[] orderName = cursor.order.name().getBytes(StandardCharsets.US_ASCII);
            ByteBuffer bytes = ByteBuffer.allocate(FIXED + orderName.length + cursor.shown.size() * 8);
            bytes.put(VERSION)
                    .putLong(cursor.asOf)
                    .putLong(cursor.policyEpoch)
                    .put((byte) orderName.length)
                    .put(orderName)
                    .put((byte) (cursor.pinned ? 1 : 0))
                    .putDouble(cursor.rank)
                    .putLong(cursor.publishedAt)
                    .putLong(cursor.id)
                    .put((byte) cursor.shown.size());
            for (long id : cursor.shown) {
                bytes.putLong(id);
            }
            byte[] plain = bytes.array();
            byte[] sealed = Arrays.copyOf(plain, plain.length + SEAL);
            System.arraycopy(seal(plain), 0, sealed, plain.length, SEAL);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        }

        /// Empty for anything that we did not give out.
        Optional<PageCursor> read(String text) {
            try {
                byte[] sealed = Base64.getUrlDecoder().decode(text);
                if (sealed.length < FIXED + SEAL || sealed[0] != VERSION) {
                    return Optional.empty();
                }
                byte[] plain = Arrays.copyOf(sealed, sealed.length - SEAL);
                byte[] seal = Arrays.copyOfRange(sealed, sealed.length - SEAL, sealed.length);
                return MessageDigest.isEqual(seal, seal(plain)) ? Optional.of(parse(plain)) : Optional.empty();
            } catch (IllegalArgumentException foreign) {
                return Optional.empty();
            }
        }

        private static PageCursor parse(byte[] plain) {
            ByteBuffer bytes = ByteBuffer.wrap(plain, 1, plain.length - 1);
            long asOf = bytes.getLong();
            long epoch = bytes.getLong();
            byte[] orderName = new byte[bytes.get()];
            bytes.get(orderName);
            Order order = Order.valueOf(new String(orderName, StandardCharsets.US_ASCII));
            boolean pinned = bytes.get() == 1;
            double rank = bytes.getDouble();
            long published = bytes.getLong();
            long id = bytes.getLong();
            List<Long> shown = new ArrayList<>();
            for (int left = bytes.get(); left > 0; left--) {
                shown.add(bytes.getLong());
            }
            return new PageCursor(asOf, epoch, order, pinned, rank, published, id, shown);
        }

        private byte[] seal(byte[] plain) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return Arrays.copyOf(mac.doFinal(plain), SEAL);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
