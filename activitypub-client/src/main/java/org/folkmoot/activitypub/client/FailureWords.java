package org.folkmoot.activitypub.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.http.HttpException;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Broken;
import org.folkmoot.activitypub.federation.TransportFailed.Insecure;
import org.folkmoot.activitypub.federation.TransportFailed.Reason;
import org.folkmoot.activitypub.federation.TransportFailed.TooLarge;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;
import org.jspecify.annotations.Nullable;

/// Turns what the library threw into a reason that a program can act on, with words that an admin understands.
final class FailureWords {

    private static final int DEEPEST = 20;

    private FailureWords() {}

    static TransportFailed of(Throwable failure, ClientSettings settings) {
        TransportFailed told = find(failure, TransportFailed.class);
        return told != null ? told : because(reason(failure, settings), failure);
    }

    static TransportFailed because(Reason reason, Throwable cause) {
        TransportFailed failed = new TransportFailed(reason);
        failed.initCause(cause);
        return failed;
    }

    private static Reason reason(Throwable failure, ClientSettings settings) {
        SSLException tls = find(failure, SSLException.class);
        if (tls != null) {
            return new Insecure(tls(tls));
        }
        if (find(failure, SocketTimeoutException.class) != null) {
            return new Unreachable("it did not let us connect within " + seconds(settings.forConnecting()));
        }
        if (find(failure, ConnectException.class) != null) {
            return new Unreachable("the connection was refused; no server runs there");
        }
        if (find(failure, NoRouteToHostException.class) != null) {
            return new Unreachable("there is no way to its address from here");
        }
        HttpException http = find(failure, HttpException.class);
        if (http != null) {
            return invalid(String.valueOf(http.getReason()), settings);
        }
        return new Broken("it was closed before the answer was complete");
    }

    /// The library gives headers that are too large no code of their own.
    private static Reason invalid(String reason, ClientSettings settings) {
        return reason.contains("Too Large")
                ? new TooLarge(settings.largestHeaders())
                : new Broken("this is no valid HTTP: " + reason);
    }

    private static String tls(SSLException failure) {
        if (find(failure, CertificateExpiredException.class) != null) {
            return "the certificate has expired";
        }
        if (find(failure, CertPathBuilderException.class) != null) {
            return "the certificate is signed by nobody whom we trust";
        }
        CertificateException certificate = find(failure, CertificateException.class);
        return String.valueOf(certificate == null ? failure.getMessage() : certificate.getMessage());
    }

    static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static <T> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
