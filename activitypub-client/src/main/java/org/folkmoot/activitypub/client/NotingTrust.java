package org.folkmoot.activitypub.client;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.folkmoot.activitypub.client.Handshake.Fault;
import org.folkmoot.activitypub.client.Handshake.Shown;
import org.jspecify.annotations.Nullable;

/// Trusts exactly as another does, and notes what it was shown.
final class NotingTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager other;
    private final Instant now;
    private volatile @Nullable Shown shown;

    NotingTrust(X509ExtendedTrustManager other, Instant now) {
        this.other = other;
        this.now = now;
    }

    /// What it was shown; null when nothing was.
    @Nullable
    Shown shown() {
        return shown;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        note(chain, fault(chain, type));
        try {
            other.checkServerTrusted(chain, type, socket);
        } catch (CertificateException refused) {
            Fault before = fault(chain, type);
            note(chain, before == null ? Fault.OTHER_HOST : before);
            throw refused;
        }
    }

    private void note(X509Certificate[] chain, @Nullable Fault fault) {
        Instant until = Arrays.stream(chain)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElse(now);
        shown = new Shown(until, chain[0].getIssuerX500Principal().getName(), fault);
    }

    /// Leaving aside which host it is for.
    private @Nullable Fault fault(X509Certificate[] chain, String type) {
        if (Arrays.stream(chain).anyMatch(one -> one.getNotAfter().toInstant().isBefore(now))) {
            return Fault.EXPIRED;
        }
        if (Arrays.stream(chain).anyMatch(one -> one.getNotBefore().toInstant().isAfter(now))) {
            return Fault.NOT_YET;
        }
        try {
            other.checkServerTrusted(chain, type);
            return null;
        } catch (CertificateException refused) {
            boolean own = chain[0].getIssuerX500Principal().equals(chain[0].getSubjectX500Principal());
            return chain.length == 1 && !own ? Fault.INCOMPLETE : Fault.UNTRUSTED;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        other.checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        other.checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        other.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        other.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        other.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return other.getAcceptedIssuers();
    }
}
