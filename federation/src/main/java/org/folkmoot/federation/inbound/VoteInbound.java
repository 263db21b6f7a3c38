package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns `Like`, `Dislike` and their `Undo` into votes.
public final class VoteInbound {

    private static final Logger log = LoggerFactory.getLogger(VoteInbound.class);

    private final Database database;
    private final Places places;
    private final Voters voters;
    private final ContentInbound contents;
    private final Instances instances = new Instances();

    public VoteInbound(Database database, Places places, Voters voters, ContentInbound contents) {
        this.database = database;
        this.places = places;
        this.voters = voters;
        this.contents = contents;
    }

    /// A vote that is understood, or why not.
    sealed interface Read {

        /// Ready to be cast.
        ///
        /// @param thing what it is about
        record Vote(CastVote.Request request, Addressed thing) implements Read {}

        record Not(Settled settled) implements Read {}
    }

    /// Whether a word is about a vote at all.
    static boolean isVote(Activity activity) {
        return switch (activity) {
            case Activity.Like _, Activity.Dislike _ -> true;
            case Activity.Undo undo -> undo.object().thing() instanceof Activity inner && isVote(inner);
            default -> false;
        };
    }

    /// Reads votes that follow each other in a lane.
    ///
    /// @param lane what is known already is read in this transaction, which sees what others commit meanwhile
    /// @param votes of which everybody and everything that they name is looked up at once
    Reading reading(Transaction lane, Collection<Word> votes) {
        Set<Iri> named = new HashSet<>();
        for (Word word : votes) {
            Activity vote = vote(word.activity());
            named.add(vote.actor());
            Iri object = object(vote);
            if (object != null) {
                named.add(object);
            }
        }
        Reading reading = new Reading(lane, found(lane, named));
        reading.meet(votes);
        return reading;
    }

    /// What cannot be looked up together is looked up one by one.
    private Map<String, Addressed> found(Transaction lane, Set<Iri> named) {
        try {
            return places.find(lane, named);
        } catch (DatabaseUnavailable away) {
            throw away;
        } catch (RuntimeException together) {
            log.info("What votes name cannot be looked up together: {}", together.toString());
            return Map.of();
        }
    }

    /// What votes name again and again (a post, its voters, their servers) is looked up once.
    final class Reading {

        private final Transaction lane;
        private final Map<String, Addressed> things;
        private final Map<Addressed, Optional<CommunityRow>> communities = new HashMap<>();
        private final Map<String, InstanceId> servers = new HashMap<>();

        private Reading(Transaction lane, Map<String, Addressed> things) {
            this.lane = lane;
            this.things = new HashMap<>(things);
        }

        /// Makes those known at once who vote for the first time, and whose votes can be cast.
        private void meet(Collection<Word> votes) {
            Set<Iri> strangers = new LinkedHashSet<>();
            for (Word word : votes) {
                Activity vote = vote(word.activity());
                Iri object = object(vote);
                Addressed thing = object == null ? null : things.get(object.value());
                boolean strange = !things.containsKey(vote.actor().value()) && !places.ours(vote.actor());
                if (strange
                        && thing != null
                        && vote.actor().equals(word.activity().actor())
                        && Places.target(thing).isPresent()
                        && within(thing, word.announcer())) {
                    strangers.add(vote.actor());
                }
            }
            try {
                voters.meet(strangers).forEach((address, person) -> things.put(address.value(), person));
            } catch (DatabaseUnavailable away) {
                throw away;
            } catch (RuntimeException together) {
                log.info("People who cannot be met together are met one by one: {}", together.toString());
            }
        }

        Read read(Word word, Instant received) {
            Activity vote = vote(word.activity());
            Iri object = object(vote);
            if (object == null || !vote.actor().equals(word.activity().actor())) {
                return new Read.Not(new Settled.Dropped("not the voter's own"));
            }
            Optional<Addressed> known = find(object);
            if (known.isEmpty()) {
                Brought<Addressed> brought = contents.bring(object);
                if (!(brought instanceof Brought.Here<Addressed>(Addressed here))) {
                    return new Read.Not(missing(brought).waitingFor(object));
                }
                things.put(object.value(), here);
                known = Optional.of(here);
            }
            return within(known.get(), word.announcer())
                    ? ballot(word, vote, known.get(), received)
                    : new Read.Not(Settled.elsewhere());
        }

        private Read ballot(Word word, Activity vote, Addressed thing, Instant received) {
            Optional<VoteTarget> target = Places.target(thing);
            Optional<PersonId> voter = voters.named(vote.actor(), find(vote.actor()));
            if (target.isEmpty() || voter.isEmpty()) {
                return new Read.Not(new Settled.Dropped("no vote on that, or by them"));
            }
            Provenance provenance = Places.provenance(word, domain -> servers.computeIfAbsent(domain, this::met));
            CastVote.Request request = new CastVote.Request(
                    voter.get(), target.get(), asked(word.activity()), provenance, Voters.said(vote, received));
            return new Read.Vote(request, thing);
        }

        private Optional<Addressed> find(Iri address) {
            Addressed known = things.get(address.value());
            if (known != null) {
                return Optional.of(known);
            }
            Optional<Addressed> found = places.find(lane, address);
            found.ifPresent(thing -> things.put(address.value(), thing));
            return found;
        }

        private boolean within(Addressed thing, @Nullable Iri announcer) {
            return announcer == null
                    || Places.mayPassOn(
                            announcer, communities.computeIfAbsent(thing, here -> places.community(lane, here)));
        }

        private InstanceId met(String domain) {
            return instances
                    .known(lane, domain)
                    .orElseGet(() -> database.write(transaction -> instances.meet(transaction, domain)));
        }
    }

    private static Settled missing(Brought<Addressed> brought) {
        return switch (brought) {
            case Brought.Here<Addressed> _ -> new Settled.Applied();
            case Brought.Nothing<Addressed>(String why) ->
                new Settled.Dropped("what it is about is not to be had: " + why);
            case Brought.Later<Addressed>(String why) -> new Settled.Later(why);
        };
    }

    private static Activity vote(Activity activity) {
        return activity instanceof Activity.Undo undo && undo.object().thing() instanceof Activity inner
                ? inner
                : activity;
    }

    /// What a vote is for; null for what is no vote.
    static @Nullable Iri object(Activity vote) {
        return switch (vote) {
            case Activity.Like like -> like.object();
            case Activity.Dislike dislike -> dislike.object();
            default -> null;
        };
    }

    /// Lemmy takes every vote back by undoing a `Like`, so that what stood does not matter.
    private static @Nullable Direction asked(Activity activity) {
        return switch (activity) {
            case Activity.Like _ -> Direction.UP;
            case Activity.Dislike _ -> Direction.DOWN;
            default -> null;
        };
    }
}
