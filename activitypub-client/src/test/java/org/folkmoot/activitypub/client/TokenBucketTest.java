package org.folkmoot.activitypub.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.activitypub.client.ClientSettings.Rate;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void aBurstIsFreeAndThenTokensTrickle() {
        TokenBucket bucket = new TokenBucket(new Rate(3, 10), 0);
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isEqualTo(100 * MILLISECOND);
        assertThat(bucket.take(0)).isEqualTo(200 * MILLISECOND);
    }

    @Test
    void timeFillsItAgainButNeverBeyondTheBurst() {
        TokenBucket bucket = new TokenBucket(new Rate(2, 10), 0);
        bucket.take(0);
        bucket.take(0);
        assertThat(bucket.isFull(150 * MILLISECOND)).isFalse();
        assertThat(bucket.isFull(200 * MILLISECOND)).isTrue();
        long later = 3_600_000 * MILLISECOND;
        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isEqualTo(100 * MILLISECOND);
    }

    @Test
    void aTokenPutBackIsThereForTheNext() {
        TokenBucket bucket = new TokenBucket(new Rate(1, 10), 0);
        bucket.take(0);
        bucket.take(0);
        bucket.putBack();
        assertThat(bucket.take(0)).isEqualTo(100 * MILLISECOND);
    }

    @Test
    void aClockThatStartsAnywhereWillDo() {
        TokenBucket bucket = new TokenBucket(new Rate(1, 10), -5_000 * MILLISECOND);
        assertThat(bucket.take(-5_000 * MILLISECOND)).isZero();
        assertThat(bucket.take(-5_000 * MILLISECOND)).isEqualTo(100 * MILLISECOND);
    }
}
