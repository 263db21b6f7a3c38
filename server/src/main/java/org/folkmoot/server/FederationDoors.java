package org.folkmoot.server;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.folkmoot.activitypub.federation.finding.WellKnown;
import org.folkmoot.federation.documents.DocumentRoutes;
import org.folkmoot.federation.documents.Fetchers;
import org.folkmoot.federation.documents.PlainProblems;
import org.folkmoot.federation.documents.WellKnownRoutes;
import org.folkmoot.federation.inbound.InboxRoutes;
import org.folkmoot.federation.store.UsageView;
import org.folkmoot.http.RouteGroup;
import org.folkmoot.http.Routes;
import org.jspecify.annotations.Nullable;

/// The doors through which other servers come.
final class FederationDoors {

    /// Crawlers ask often, and what they are told need not be of this minute.
    private static final Duration COUNTED_AGAIN = Duration.ofMinutes(10);

    private final ForumRooms rooms;
    private final FederationRooms federation;
    private volatile @Nullable Counted counted;

    FederationDoors(ForumRooms rooms, FederationRooms federation) {
        this.rooms = rooms;
        this.federation = federation;
    }

    List<RouteGroup> open() {
        Routes peers = Routes.forPeers().sayingProblemsBy(new PlainProblems(WebDoors::passing));
        Fetchers fetchers = new Fetchers(rooms.site, federation.protocols, rooms.termsInForce);
        new DocumentRoutes(
                        rooms.database,
                        rooms.site,
                        federation.actors,
                        federation.documents,
                        fetchers,
                        rooms.sources.clock())
                .open(peers);
        new InboxRoutes(federation.protocols, federation.reception).open(peers);
        new Echo(rooms).open(peers);
        Routes anyone = Routes.forAnyone();
        new WellKnownRoutes(
                        rooms.database, rooms.site, federation.actors, federation.logHeads, Version.text(), this::usage)
                .open(anyone);
        return List.of(peers.group(), anyone.group());
    }

    /// What was counted, and when.
    private record Counted(Instant at, WellKnown.Usage usage) {}

    private WellKnown.Usage usage() {
        Instant now = rooms.sources.clock().instant();
        Counted known = counted;
        if (known == null || now.isAfter(known.at().plus(COUNTED_AGAIN))) {
            known = new Counted(now, count(LocalDate.ofInstant(now, ZoneOffset.UTC)));
            counted = known;
        }
        return known.usage();
    }

    private WellKnown.Usage count(LocalDate today) {
        UsageView.Usage here = rooms.database.read(
                transaction -> new UsageView().count(transaction, today.minusDays(30), today.minusDays(182)));
        return new WellKnown.Usage(
                here.members(), here.activeMonth(), here.activeHalfYear(), here.posts(), here.comments());
    }
}
