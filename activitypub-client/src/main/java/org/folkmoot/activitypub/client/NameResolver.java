package org.folkmoot.activitypub.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a name; may take long, since it asks others.
@FunctionalInterface
public interface NameResolver {

    /// Asks, and waits for the answer.
    ///
    /// @param name a host's name in ASCII and small letters, without a port
    /// @return all its addresses, at least one
    /// @throws UnknownHostException when it has none, or nobody could be asked
    List<InetAddress> resolve(String name) throws UnknownHostException;

    /// As the operating system does it.
    static NameResolver system() {
        return name -> List.of(InetAddress.getAllByName(name));
    }

    /// As `other` does it, but every name that ends in `.localhost` is this machine (RFC 6761, section 6.3), so that
    /// one
    /// machine can hold many servers with names of their own.
    static NameResolver withLocalhost(NameResolver other) {
        return name -> name.endsWith(".localhost") || name.equals("localhost")
                ? List.of(InetAddress.ofLiteral("127.0.0.1"))
                : other.resolve(name);
    }
}
