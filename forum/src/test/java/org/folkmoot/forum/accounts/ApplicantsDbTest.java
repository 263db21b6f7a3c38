package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.forum.moderation.ChangeSite;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class ApplicantsDbTest {

    private final World world;
    private final ChangeSite changeSite;
    private final PersonView people;

    ApplicantsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        changeSite = new ChangeSite(
                new InOffice(world.database, new Offices(world.standing), world.ledger, world.clock), world.site);
        people = new PersonView(world.database, world.clock);
    }

    private Outcome<?> asks(String question) {
        return changeSite.change(
                world.admin.viewer(),
                new ChangeSite.Request("Garden", "", "", Mode.BY_APPLICATION, question, true, false, false));
    }

    @Test
    void whoStillWaitsToBeLetInIsNobodyYetExceptToAdmins() {
        asks("What do you grow?");
        PersonId dora = World.done(
                        world.signUp.signUp(new SignUp.Request("dora", World.PASSWORD, "", "Beans.", null, null)))
                .person();

        assertThat(people.page(new Viewer.Visitor(), dora)).isEmpty();
        assertThat(people.page(world.admin.viewer(), dora)).isPresent();
    }

    @Test
    void aQuestionThatIsTooLongIsRefusedBesideItsField() {
        assertThat(asks("Why? ".repeat(10_000))).isEqualTo(new Outcome.Refused<>(Field.ANSWER, Refusal.TEXT_TOO_LONG));
    }
}
