package org.folkmoot.server.doctor;

import java.net.InetAddress;
import java.util.List;
import org.folkmoot.server.MetricsSettings;
import org.folkmoot.server.Setting;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;
import org.jspecify.annotations.Nullable;

/// Whether the metrics, which ask nobody who they are, are told on an address that the world can reach.
///
/// @param metrics null when nothing is measured there
record MetricsPortCheck(@Nullable MetricsSettings metrics) implements Check {

    @Override
    public String subject() {
        return "the port of the metrics";
    }

    @Override
    public List<Finding> look() {
        if (metrics == null) {
            return List.of();
        }
        InetAddress address = InetAddress.ofLiteral(metrics.bind());
        String where = metrics.bind() + " port " + metrics.port();
        boolean within = address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
        return List.of(
                within
                        ? new Well("The metrics are told on " + where + ".")
                        : new Look(
                                "The metrics are told on " + where + ", to whoever can reach it.",
                                "Unless a firewall or a container keeps others out, set "
                                        + Setting.METRICS_BIND.variable()
                                        + " to 127.0.0.1 or to an address of a network of your own."));
    }
}
