package org.folkmoot.http;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads every request to its handler and every answer out again; needs no socket, so tests may ask it directly.
///
/// On the way in, in this order: the address is read and its route found, the session says who asks,
/// the rate is counted, the body is read within its limits, and a form shows its token; what a visitor
/// asks for may have been answered just now ([KeptAnswers]). The first obstacle ends the way and is
/// said by [ErrorPages]. On the way out: cookies, caching, security headers, compression. [Visit] is
/// that way.
public final class Router {

    private static final Logger log = LoggerFactory.getLogger(Router.class);

    final List<AddressRange> trustedProxies;
    final int bodyLimit;
    final HttpPorts ports;
    final RouteTable routes;
    final Limits limits;
    final FormTokens formTokens;
    final KeptAnswers keptAnswers;

    public Router(HttpSettings settings, HttpPorts ports, List<RouteGroup> groups) {
        this.trustedProxies = settings.trustedProxies();
        this.bodyLimit = settings.bodyLimit();
        this.ports = ports;
        this.routes = new RouteTable(groups);
        this.limits = new Limits(settings.rates(), ports.clock());
        this.formTokens = new FormTokens(ports.formKey(), ports.random());
        this.keptAnswers = new KeptAnswers(ports.state(), ports.clock());
    }

    /// Answers; never throws, short of the machine itself failing.
    public Reply answer(Incoming incoming) {
        try {
            return new Visit(this, incoming).answer();
        } catch (RuntimeException | StackOverflowError broken) {
            log.error("A request could not even be answered with an error page", broken);
            return Reply.text(500, "Something broke on our side.\n");
        }
    }

    /// All patterns with their methods, for the map of the house and for tests.
    public Map<String, List<Method>> patterns() {
        return routes.patterns();
    }
}
