package org.folkmoot.web.pages;

import static org.folkmoot.web.pages.Examples.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.forum.accounts.ChosenBy;
import org.folkmoot.forum.accounts.PeerOffer;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.instances.TermsVersion.Cause;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Attached;
import org.folkmoot.forum.peering.Consequences;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.Draft;
import org.folkmoot.forum.peering.DraftView;
import org.folkmoot.forum.peering.EndTerms;
import org.folkmoot.forum.peering.ImportDrafts;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.forum.peering.PeerStanding;
import org.folkmoot.forum.peering.PutDraftsInForce;
import org.folkmoot.forum.peering.Reach;
import org.folkmoot.forum.votes.VoteSamples;
import org.folkmoot.rules.peers.BlockListRule;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Dealings;
import org.folkmoot.rules.peers.Dealings.Fetches;
import org.folkmoot.rules.peers.Dealings.Follows;
import org.folkmoot.rules.peers.Dealings.Messages;
import org.folkmoot.rules.peers.Dealings.Reports;
import org.folkmoot.rules.peers.Dealings.Sends;
import org.folkmoot.rules.peers.DraftRule;
import org.folkmoot.rules.peers.ListedServer;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Order;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsDraftId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Decisions about other servers, to look at pages with.
record Decisions(Examples examples) {

    static final Terms EVERY_AXIS = new Terms(
            new VoteAxes(
                    250, 0, 500, 125, 300, new VoteAxes.Window(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30))),
            false,
            new Contents(Reception.HOLD, Visibility.FOLLOWERS, false),
            new Dealings(Follows.REFUSE, Reports.REFUSE, Messages.CORRESPONDENTS, Sends.TO_FOLLOWERS, Fetches.SIGNED));

    private static final LocalDate REVIEW = LocalDate.of(2027, 2, 3);

    TermsVersion standard() {
        return version(28, null, null, Set.of(), null, EVERY_AXIS, Cause.CHANGED, null, 2L);
    }

    TermsVersion quiet() {
        return version(31, 1L, "Threads", Set.of("threads.example"), null, Terms.QUIET_VOTES, Cause.CHANGED, null, 2L);
    }

    private TermsVersion weighed() {
        return version(
                33,
                1L,
                "Threads and its kin",
                Set.of("threads.example", "a-server-with-a-rather-long-name.example"),
                32L,
                EVERY_AXIS,
                Cause.CHANGED,
                null,
                2L);
    }

    private TermsVersion version(
            long id,
            @Nullable Long peer,
            @Nullable String name,
            Set<String> domains,
            @Nullable Long before,
            Terms terms,
            Cause cause,
            @Nullable Long undoes,
            @Nullable Long by) {
        boolean dated = id == 33;
        return new TermsVersion(
                new TermsVersionId(id),
                peer == null ? null : new PeerId(peer),
                name == null ? null : examples.written(name),
                domains,
                before == null ? null : new TermsVersionId(before),
                terms,
                cause,
                undoes == null ? null : new TermsVersionId(undoes),
                by == null ? null : examples.written("Their votes decide what we see.\nWe want to see for ourselves."),
                by == null ? null : new PersonId(by),
                NOW.minus(Duration.ofDays(60 - id)),
                dated ? REVIEW : null,
                dated ? NOW.plus(Duration.ofDays(90)) : null);
    }

    /// One of each kind, the newest first.
    List<Decision> all() {
        TermsVersion back = version(32, 1L, "Threads", Set.of(), 31L, Terms.OPEN, Cause.TAKEN_BACK, 31L, 2L);
        TermsVersion other =
                version(29, 2L, "b.example", Set.of("b.example"), null, EVERY_AXIS, Cause.CHANGED, null, 7L);
        TermsVersion over = version(30, 2L, "b.example", Set.of(), 29L, Terms.OPEN, Cause.EXPIRED, 29L, null);
        return List.of(
                new Decision(weighed(), back, EVERY_AXIS.votes(VoteAxes.DEFAULT), "ben", null),
                new Decision(back, quiet(), EVERY_AXIS, "ben", next(33, Cause.CHANGED)),
                new Decision(quiet(), null, Terms.OPEN, "ben", next(32, Cause.TAKEN_BACK)),
                new Decision(over, other, Terms.OPEN, null, null),
                new Decision(other, null, Terms.OPEN, null, next(30, Cause.EXPIRED)),
                new Decision(standard(), null, Terms.OPEN, "ben", null));
    }

    private static Decision.Next next(long id, Cause cause) {
        return new Decision.Next(new TermsVersionId(id), cause);
    }

    /// What was attached to one of them.
    Attached attached() {
        TermsVersionId decision = new TermsVersionId(31);
        String hash = "5e".repeat(32);
        return new Attached(
                List.of(
                        new Attached.Evidence(
                                1,
                                decision,
                                "/what-if/3",
                                hash,
                                "Nine of ten posts on the front page were lifted there by their votes.",
                                new PersonId(2),
                                "bram",
                                NOW),
                        new Attached.Evidence(
                                2,
                                decision,
                                "https://news.example/" + "a-very-long-address/".repeat(6),
                                hash,
                                "They said so themselves.",
                                new PersonId(3),
                                null,
                                NOW)),
                List.of(new Attached.Reply(
                        1,
                        decision,
                        "threads.example",
                        "https://threads.example/reply",
                        hash,
                        "We removed the accounts.\nPlease look again.",
                        new PersonId(2),
                        "bram",
                        NOW)));
    }

    PeersModel peers() {
        return new PeersModel(
                standard(),
                List.of(weighed(), quiet()),
                100L,
                List.of("a.example", "w".repeat(60) + ".example", "xn--bcher-kva.example:8080"),
                "xn--bcher-kva.example:8080",
                Form.EMPTY);
    }

    private Peer peer() {
        return weighed().named().orElseThrow();
    }

    StandingModel standing() {
        return new StandingModel(
                new PeerStanding(
                        "threads.example",
                        peer(),
                        EVERY_AXIS,
                        all().getFirst(),
                        true,
                        new Reach(212, 31, 640, 12),
                        new VoteSamples.Checked(12, 26, 1, 1)),
                announced(),
                all(),
                true,
                kept(),
                true,
                new ChosenBy.Count(3120, 412));
    }

    StandingModel within() {
        return new StandingModel(
                new PeerStanding(
                        "www.threads.example",
                        peer(),
                        EVERY_AXIS,
                        all().getFirst(),
                        true,
                        new Reach(212, 31, 640, 12),
                        new VoteSamples.Checked(12, 26, 1, 1)),
                List.of(),
                all(),
                false,
                List.of(),
                false,
                null);
    }

    StandingModel notMet() {
        return new StandingModel(
                new PeerStanding(
                        "new.example",
                        null,
                        Terms.OPEN,
                        null,
                        false,
                        Reach.NOTHING,
                        new VoteSamples.Checked(0, 0, 0, 0)),
                List.of(),
                List.of(),
                false,
                List.of(),
                false,
                null);
    }

    /// What a member chose about peers of every kind, that were sorted anew since.
    OwnChoicesModel ownChoices() {
        Contents optIn = Contents.OPEN.visibility(Visibility.NOBODY);
        Choices mixed = new Choices(Choice.SHOWN, Choice.HIDDEN, Choice.AS_SITE, Choice.AS_SITE, Choice.HIDDEN);
        Set<String> none = Set.of();
        return new OwnChoicesModel(
                List.of(
                        offer("threads.example", "Threads", true, optIn, Choices.NONE, null, none, none, null),
                        offer(
                                "w".repeat(60) + ".example",
                                "Colossus",
                                true,
                                Contents.OPEN.visibility(Visibility.FOLLOWERS).choosable(false),
                                mixed,
                                "Giant",
                                Set.of("left.example"),
                                Set.of("joined.example"),
                                null),
                        offer(
                                "moved.example",
                                "Moved",
                                true,
                                Contents.OPEN.reception(Reception.HOLD),
                                mixed,
                                null,
                                none,
                                none,
                                "Giant"),
                        offer(
                                "blocked.example",
                                "Blocked",
                                true,
                                Terms.BLOCKED.contents(),
                                mixed,
                                null,
                                none,
                                none,
                                null)),
                List.of(offer("other.example", "other.example", false, Contents.OPEN, mixed, null, none, none, null)),
                20L,
                false,
                Form.EMPTY);
    }

    /// One of them, about which the terms changed while it was filled in.
    OwnChoicesModel ownChoicesRefused() {
        return new OwnChoicesModel(
                List.of(ownChoices().peers().getFirst()),
                List.of(),
                null,
                true,
                Form.of("posts", "shown", "comments", "hidden")
                        .refused(List.of(new Objection(Field.WHOLE, Refusal.SERVER_CHANGED_MEANWHILE))));
    }

    private PeerOffer offer(
            String server,
            String name,
            boolean ownTerms,
            Contents contents,
            Choices choices,
            @Nullable String then,
            Set<String> left,
            Set<String> joined,
            @Nullable String from) {
        return new PeerOffer(
                server,
                ownTerms ? examples.written(name) : server,
                Set.of(server),
                ownTerms,
                contents,
                ownTerms ? new TermsVersionId(31) : null,
                choices,
                then == null ? null : examples.written(then),
                left,
                joined,
                from == null ? Set.of() : Set.of(server),
                from == null ? null : examples.written(from));
    }

    TermsFormModel form() {
        return model(filled(), weighed(), Set.of(), null, false);
    }

    TermsFormModel looked() {
        TermsDraft draft = new TermsDraft("Threads", Set.of("threads.example"), Terms.QUIET_VOTES, null, null);
        return model(
                filled(),
                weighed(),
                EnumSet.allOf(TermsAxis.class),
                new TermsWords(examples.words()).changes(weighed(), EVERY_AXIS, draft),
                false);
    }

    TermsFormModel standardForm() {
        return new TermsFormModel(
                null, null, null, null, filled(), Set.of(TermsAxis.CAP), null, WhatIfModel.NONE, false);
    }

    TermsFormModel refused() {
        return model(
                new Form(filled().typed(), List.of())
                        .refused(List.of(
                                new Objection(Field.WHOLE, Refusal.TERMS_CHANGED_MEANWHILE),
                                new Objection(Field.VOTES_UP, Refusal.WEIGHT_INVALID),
                                new Objection(Field.CAP, Refusal.LIMIT_WITHOUT_VOTES),
                                new Objection(Field.WINDOW, Refusal.WINDOW_INVALID),
                                new Objection(Field.NAME, Refusal.TITLE_TOO_LONG),
                                new Objection(Field.DOMAINS, Refusal.DOMAIN_OURS),
                                new Objection(Field.REASON, Refusal.REASON_MISSING),
                                new Objection(Field.STARTS, Refusal.TIME_INVALID),
                                new Objection(Field.REVIEW, Refusal.TIME_INVALID),
                                new Objection(Field.EXPIRES, Refusal.TIME_INVALID))),
                weighed(),
                Set.of(),
                null,
                true);
    }

    /// Servers of which one lies in the domain of another group.
    EndTermsModel end(Form form) {
        Peer wider = new Peer(
                new PeerId(9), examples.written("All of it"), Set.of("example"), Terms.LIMITED, new TermsVersionId(27));
        var afterwards = List.of(
                new EndTerms.Afterwards(Set.of("threads.example"), null, Terms.OPEN),
                new EndTerms.Afterwards(Set.of("a-server-with-a-rather-long-name.example"), wider, Terms.LIMITED));
        return new EndTermsModel(
                "threads.example",
                new EndTerms.Preview(
                        weighed(), afterwards, new Consequences.Seen(seen().comparisons(), true, Set.of())),
                new Reach(212, 31, 640, 12),
                seen(),
                form,
                form.refused());
    }

    List<Announcement> announced() {
        return announcements().subList(0, 2);
    }

    /// Two to come, and one of each end.
    List<Announcement> announcements() {
        TermsDraft standard = new TermsDraft(null, Set.of(), Terms.LIMITED, REVIEW, NOW.plus(Duration.ofDays(90)));
        return List.of(
                announcement(5, quietDraft(), weighed(), "ben", null),
                announcement(4, standard, null, null, null),
                announcement(3, quietDraft(), weighed(), "ben", new Announcement.End.InForce(new TermsVersionId(31))),
                announcement(
                        2,
                        quietDraft(),
                        weighed(),
                        "ben",
                        new Announcement.End.Withdrawn(
                                null, examples.written("The members asked for it."), NOW.minus(Duration.ofHours(3)))),
                announcement(1, quietDraft(), null, "ben", new Announcement.End.Lapsed()));
    }

    private TermsDraft quietDraft() {
        return new TermsDraft(examples.written("Threads"), Set.of("threads.example"), Terms.QUIET_VOTES, null, null);
    }

    private Announcement announcement(
            long id,
            TermsDraft draft,
            @Nullable TermsVersion before,
            @Nullable String author,
            Announcement.@Nullable End end) {
        return new Announcement(
                new AnnouncementId(id),
                new PeerId(1),
                draft,
                before,
                EVERY_AXIS,
                examples.written("We told them, and they go on."),
                author,
                NOW.minus(Duration.ofDays(id)),
                NOW.plus(Duration.ofDays(7 - id)),
                null,
                end);
    }

    /// A change, what is standard, and an end that only admins may see.
    private List<KeptWhatIf> kept() {
        TermsDraft standard = new TermsDraft(null, Set.of(), Terms.LIMITED, REVIEW, NOW);
        TermsDraft end = new TermsDraft(examples.written("Threads"), Set.of(), Terms.OPEN, null, null);
        return List.of(
                kept(41, new PeerId(1), quietDraft(), weighed(), true, "ben"),
                kept(40, null, standard, null, true, null),
                kept(39, new PeerId(1), end, weighed(), false, "ben"));
    }

    private static KeptWhatIf kept(
            long id,
            @Nullable PeerId peer,
            TermsDraft draft,
            @Nullable TermsVersion before,
            boolean told,
            @Nullable String author) {
        return new KeptWhatIf(
                new WhatIfId(id),
                peer,
                draft,
                before,
                EVERY_AXIS,
                new Reach(212, 31, 640, 12),
                told,
                author,
                NOW.minus(Duration.ofHours(id)));
    }

    KeptWhatIfModel keptWhatIf(boolean told) {
        return new KeptWhatIfModel(told ? kept().getFirst() : kept().getLast(), seen());
    }

    KeptWhatIfsModel keptWhatIfs() {
        return new KeptWhatIfsModel(null, kept(), 39L);
    }

    private TermsFormModel model(
            Form form,
            TermsVersion inForce,
            Set<TermsAxis> changed,
            @Nullable List<TermsWords.Change> looked,
            boolean between) {
        return new TermsFormModel(
                "threads.example",
                examples.written("Threads"),
                new Reach(1, 1, 1, 1),
                inForce,
                form,
                changed,
                looked,
                looked == null ? WhatIfModel.NONE : seen(),
                between);
    }

    /// Two lists in which one post leaves, one enters, one moves, and one is gone meanwhile.
    WhatIfModel seen() {
        PostCard first = examples.longWord();
        PostCard second = examples.hosting();
        List<Comparison.Line> now = List.of(
                new Comparison.Line(first.id(), 1, 30),
                new Comparison.Line(second.id(), 2, 1),
                new Comparison.Line(new PostId(77), 3, 3));
        List<Comparison.Line> then = List.of(
                new Comparison.Line(second.id(), 1, 2),
                new Comparison.Line(new PostId(78), 2, 0),
                new Comparison.Line(new PostId(77), 3, 3));
        return new WhatIfModel(
                List.of(
                        new Comparison(false, Order.HOT, now, then, 713, 314, 40),
                        new Comparison(true, Order.TOP_DAY, List.of(), List.of(), 1000, 0, 0)),
                Map.of(first.id(), first, second.id(), second));
    }

    private Form filled() {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("up", "weight");
        typed.put("up-weight", examples.written("25"));
        typed.put("down", "keep");
        typed.put("passedOn", "count");
        typed.put("passing", "count");
        typed.put("cap", examples.written("30"));
        typed.put("announces", "keep");
        typed.put("name", examples.written("Threads"));
        typed.put("domains", examples.written("threads.example"));
        typed.put("reason", examples.written("Their votes decide what we see."));
        typed.put("alone", "on");
        return new Form(typed, List.of());
    }

    private Draft draft(long id, String domain, ListedServer.Severity severity, String comment) {
        return new Draft(
                new TermsDraftId(id),
                new ListedServer(domain, severity, severity == ListedServer.Severity.SUSPEND, comment),
                examples.written("The list of beta.example, 1 May"),
                id % 2 == 0 ? "ben" : null,
                NOW.minus(Duration.ofHours(id)));
    }

    private List<Draft> drafts() {
        return List.of(
                draft(1, "spam.example", ListedServer.Severity.SUSPEND, examples.written("Spam, and nothing else")),
                draft(2, "w".repeat(60) + ".example", ListedServer.Severity.SILENCE, ""),
                draft(3, "threads.example", ListedServer.Severity.SUSPEND, examples.written("Far too many")),
                draft(4, "garden.example", ListedServer.Severity.SILENCE, examples.written("They do not like us")));
    }

    /// Drafts that stand in every way to what holds.
    DraftsModel draftsModel(List<Objection> objections) {
        List<DraftView.Line> lines = new ArrayList<>();
        for (DraftRule.Standing standing : DraftRule.Standing.values()) {
            boolean decided = standing == DraftRule.Standing.HOLDS || standing == DraftRule.Standing.DIFFERS;
            lines.add(new DraftView.Line(
                    drafts().get(lines.size()), standing, EVERY_AXIS, decided ? new TermsVersionId(31) : null));
        }
        String source = examples.written("The list of beta.example, 1 May");
        return new DraftsModel(
                lines,
                List.of(new DraftView.Source(source, 4), new DraftView.Source("B", 45_000)),
                source,
                "threads.example 3",
                objections);
    }

    DraftsLookedModel draftsLooked(List<Objection> objections) {
        TermsRule.Accepted accepted =
                new TermsRule.Accepted("x", Set.of("x.example"), Terms.BLOCKED, "imported", null, null);
        return new DraftsLookedModel(
                new PutDraftsInForce.Preview(
                        List.of(
                                new PutDraftsInForce.Ready(
                                        drafts().get(0), accepted, null, DraftRule.Standing.UNDECIDED),
                                new PutDraftsInForce.Ready(
                                        drafts().get(1), accepted, new PeerId(3), DraftRule.Standing.DIFFERS)),
                        List.of(new PutDraftsInForce.Left(drafts().get(3), Refusal.DOMAIN_OURS)),
                        31,
                        new Reach(9, 3, 12, 4),
                        new Consequences.Seen(seen().comparisons(), true, Set.of())),
                seen(),
                "B",
                objections);
    }

    ImportDrafts.Imported imported() {
        return new ImportDrafts.Imported(
                examples.written("The list of beta.example, 1 May"),
                new BlockListRule.Found(
                        drafts().stream().map(Draft::server).toList(),
                        1,
                        2,
                        3,
                        List.of(
                                new BlockListRule.Nonsense(7, examples.written("total nonsense")),
                                new BlockListRule.Nonsense(49_999, "w".repeat(80))),
                        true),
                Map.of(
                        DraftRule.Standing.UNDECIDED, 1,
                        DraftRule.Standing.HOLDS, 1,
                        DraftRule.Standing.DIFFERS, 1,
                        DraftRule.Standing.OURS, 1));
    }
}
