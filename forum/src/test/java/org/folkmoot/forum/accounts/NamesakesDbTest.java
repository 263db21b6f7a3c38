package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.util.List;
import java.util.function.Predicate;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.rules.speech.NamesakeRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who wants to be taken for somebody in office, for a community or for the site, whose name is `Garden`.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class NamesakesDbTest {

    private final World world;
    private final Deeds deeds;
    private final World.Member mark;
    private final World.Member bill;

    NamesakesDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        mark = world.member("mark");
        bill = world.member("bill");
        mark.founds("orchard");
    }

    @Test
    void nobodyNewIsNamedLikeSomebodyInOfficeOrACommunity() {
        for (String name : List.of("rnark", "0rchard")) {
            assertThat(signsUp(name)).as(name).isEqualTo(new Outcome.Refused<>(Field.NAME, Refusal.NAME_ALIKE));
        }
        done(signsUp("mark_"));
        done(signsUp("bi11"));
        assertThat(founds(bill.viewer(), "rnark")).isEqualTo(new Outcome.Refused<>(Field.NAME, Refusal.NAME_ALIKE));
        done(founds(world.admin.viewer(), "0rchard"));
    }

    @Test
    void nobodyCallsThemselvesLikeSomebodyInOfficeOrTheSite() {
        for (String name : List.of("M\u0430rk", "rnark", "G\u0430rden", "Moderator", "\u0410dmin")) {
            assertThat(calls(bill.id(), name))
                    .as(name)
                    .isEqualTo(new Outcome.Refused<>(Field.DISPLAY_NAME, Refusal.NAME_ALIKE));
        }
        done(calls(bill.id(), "Orchard"));
        done(calls(mark.id(), "Mark"));
        done(calls(world.admin.id(), "Moderator"));
    }

    @Test
    void theNamesOfThoseInOfficeAreGuardedFromTheNextReadingOn() {
        Namesakes namesakes = new Namesakes(world.database, world.site);
        done(calls(mark.id(), "Old Mark"));
        Predicate<String> guarded = name -> NamesakeRule.alike(name, namesakes.reload());

        assertThat(guarded).accepts("\u041eld Mark", "M\u0430rk", "Garden", "\u0430dmin");
        assertThat(guarded).rejects("bill", "orchard", "Old Bill");

        bill.founds("meadow");
        assertThat(guarded).accepts("bi11");
    }

    private Outcome<SignUp.Joined> signsUp(String name) {
        return world.signUp.signUp(new SignUp.Request(name, World.PASSWORD, "", "", null, null));
    }

    private Outcome<CommunityId> founds(Viewer viewer, String name) {
        return world.foundCommunity.found(viewer, new FoundCommunity.Request(name, "A place", "", false, false, false));
    }

    private Outcome<?> calls(PersonId person, String displayName) {
        return deeds.changeProfile.change(new ChangeProfile.Request(person, displayName, "", null, false));
    }
}
