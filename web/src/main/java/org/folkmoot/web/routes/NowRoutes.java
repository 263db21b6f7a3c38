package org.folkmoot.web.routes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.forum.watching.SampleView;
import org.folkmoot.forum.watching.SampleView.Point;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.web.pages.NowModel;
import org.folkmoot.web.pages.NowModel.Range;

/// How the site is and was, for its admins.
public final class NowRoutes implements Door {

    /// Nodes tell once a minute; who was silent longer is away.
    private static final Duration SILENT = Duration.ofMinutes(3);

    private final Shell shell;
    private final SampleView samples;
    private final Here here;
    private final InstantSource clock;

    /// What only the node that answers knows, or the database.
    ///
    /// @param node   what it calls itself
    /// @param tables the largest, asked anew each time
    /// @param jobs   of that node
    public record Here(String node, Supplier<List<NowModel.Table>> tables, Supplier<List<NowModel.Job>> jobs) {}

    public NowRoutes(Shell shell, SampleView samples, Here here, InstantSource clock) {
        this.shell = shell;
        this.samples = samples;
        this.here = here;
        this.clock = clock;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/admin/now", Refusals.admin(shell, (request, member) -> now(request)));
    }

    /// The begin of the step in which a moment lies, so that the first step is a whole one.
    private static Instant whole(Instant moment, Duration step) {
        return Instant.ofEpochSecond(moment.getEpochSecond() / step.toSeconds() * step.toSeconds());
    }

    private Reply now(Request request) {
        Range range = Arrays.stream(Range.values())
                .filter(each -> each.word().equals(request.query().text("range")))
                .findFirst()
                .orElse(Range.HOUR);
        Instant until = clock.instant();
        Instant since = whole(until.minus(range.length()), range.step());
        List<Point> minutes = samples.points(until.minus(SILENT), Duration.ofMinutes(1));
        NowModel model = new NowModel(
                range,
                since,
                until,
                samples.points(since, range.step()),
                minutes.isEmpty() ? null : minutes.getLast(),
                samples.nodes(until.minus(Duration.ofDays(1))),
                here.node(),
                here.tables().get(),
                here.jobs().get());
        return shell.form(request, (pages, frame) -> pages.now(frame, model));
    }
}
