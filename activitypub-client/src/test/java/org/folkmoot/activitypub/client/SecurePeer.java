package org.folkmoot.activitypub.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// A server with TLS and HTTP/2, whose certificate for `secure.localhost` nobody signed; it answers with the protocol's
/// name.
final class SecurePeer implements AutoCloseable {

    private static final char[] PASSWORD = "no secret".toCharArray();

    private final Server server = new Server();
    private final ServerConnector connector;
    private final KeyStore keys;

    /// @param folder where the certificate is made
    SecurePeer(Path folder) throws Exception {
        this(made(folder.resolve("keys.p12")));
    }

    /// One whose certificate is kept with the tests and is valid from 2020 for a hundred years: `own.p12` is signed by
    /// itself, `alone.p12` by an authority that it keeps to itself.
    static SecurePeer with(String file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream read = SecurePeer.class.getResourceAsStream(file)) {
            keys.load(read, PASSWORD);
        }
        return new SecurePeer(keys);
    }

    private SecurePeer(KeyStore keys) throws Exception {
        this.keys = keys;
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keys);
        tls.setKeyStorePassword(new String(PASSWORD));
        tls.setSniRequired(false);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
        HttpConfiguration http = new HttpConfiguration();
        connector = new ServerConnector(
                server,
                1,
                1,
                new SslConnectionFactory(tls, alpn.getProtocol()),
                alpn,
                new HTTP2ServerConnectionFactory(http),
                new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                String said = request.getConnectionMetaData().getProtocol() + " "
                        + request.getHttpURI().getAuthority();
                response.write(true, ByteBuffer.wrap(said.getBytes(UTF_8)), callback);
                return true;
            }
        });
        server.start();
    }

    private static KeyStore made(Path file) throws Exception {
        make(file);
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static void make(Path file) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "peer",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=secure.localhost",
                        "-ext",
                        "SAN=dns:secure.localhost",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    String url(String host) {
        return "https://" + host + ":" + connector.getLocalPort() + "/";
    }

    /// Trusts this server and nobody else.
    SSLContext trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = trusted();
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /// This server's certificate and no other.
    KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("peer", keys.getCertificate("peer"));
        return trusted;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception cause) {
            throw new IllegalStateException(cause);
        }
    }
}
