package org.folkmoot.activitypub.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Forbidden;
import org.folkmoot.activitypub.federation.TransportFailed.UnknownHost;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;
import org.jspecify.annotations.Nullable;

/// Greets a server by TLS, looks at the certificate it shows, and hangs up: so that somebody can be told what exactly
/// is wrong with it, where [GuardedClient] only refuses. It goes where that goes, and nowhere else.
public final class Handshake {

    private final ClientSettings settings;
    private final NameResolver names;
    private final X509ExtendedTrustManager trusted;

    /// Trusts whom Java trusts.
    public Handshake(ClientSettings settings, NameResolver names) {
        this(settings, names, null);
    }

    /// @param authorities whom to trust instead of those that Java trusts; null for those
    Handshake(ClientSettings settings, NameResolver names, @Nullable KeyStore authorities) {
        this.settings = settings;
        this.names = settings.testMode() ? NameResolver.withLocalhost(names) : names;
        this.trusted = trusting(authorities);
    }

    /// What may be wrong with a certificate; what counts most comes first.
    public enum Fault {
        /// It, or one of those that vouch for it, was valid until some time ago.
        EXPIRED,
        /// It will be valid some time.
        NOT_YET,
        /// It came alone, though somebody else signed it: those in between are missing.
        INCOMPLETE,
        /// Nobody whom we trust signed it.
        UNTRUSTED,
        /// It is for other hosts.
        OTHER_HOST
    }

    /// What a server showed.
    ///
    /// @param until  when the first of its certificates ends to be valid
    /// @param issuer who signed it, as it says itself
    /// @param fault  null when there is none
    public record Shown(
            Instant until, String issuer, @Nullable Fault fault) {}

    /// Greets, at the first address of the host that answers.
    ///
    /// @param url with https
    /// @param now to judge by whether it is valid
    /// @throws TransportFailed when nobody is there, or nobody who speaks TLS
    public Shown look(String url, Instant now) throws TransportFailed {
        Target target = Target.of(url, settings.testMode());
        TransportFailed last = new TransportFailed(new Unreachable("it has no address"));
        for (InetAddress address : addresses(target.host())) {
            try {
                return greet(target, address, now);
            } catch (IOException failed) {
                last = FailureWords.of(failed, settings);
            }
        }
        throw last;
    }

    private List<InetAddress> addresses(String host) throws TransportFailed {
        try {
            List<InetAddress> all = Target.isAddress(host)
                    ? List.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")))
                    : names.resolve(host);
            for (InetAddress address : all) {
                String objection = AddressGuard.objection(address, settings.testMode());
                if (objection != null) {
                    throw new TransportFailed(
                            new Forbidden("its address " + address.getHostAddress() + " is " + objection));
                }
            }
            return all;
        } catch (UnknownHostException unknown) {
            throw FailureWords.because(new UnknownHost(host), unknown);
        }
    }

    private Shown greet(Target target, InetAddress address, Instant now) throws IOException {
        NotingTrust noting = new NotingTrust(trusted, now);
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(millis(settings.forFirstByte()));
            plain.connect(new InetSocketAddress(address, target.port()), millis(settings.forConnecting()));
            SSLSocket socket = (SSLSocket)
                    context(noting).getSocketFactory().createSocket(plain, target.host(), target.port(), false);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        } catch (IOException failed) {
            if (noting.shown() == null) {
                throw failed;
            }
        }
        Shown shown = noting.shown();
        if (shown == null) {
            throw new IOException("It showed no certificate");
        }
        return shown;
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    private static SSLContext context(NotingTrust noting) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {noting}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has TLS", impossible);
        }
    }

    private static X509ExtendedTrustManager trusting(@Nullable KeyStore authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            return (X509ExtendedTrustManager) Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java trusts somebody", impossible);
        }
    }
}
