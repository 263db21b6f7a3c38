package org.folkmoot.server.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.forum.consultations.BallotKeyCheck;
import org.folkmoot.forum.consultations.BallotKeyCheck.Checked;
import org.folkmoot.forum.consultations.BallotKeyCheck.State;
import org.folkmoot.forum.consultations.BallotKeys;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether every key that will open ballots is there. A consultation whose key is not here waits for it after its
/// close, and then it may be too late to find it.
record BallotKeysCheck(Database database, Path folder) implements Check {

    @Override
    public String subject() {
        return "the keys of ballots";
    }

    @Override
    public List<Finding> look() {
        List<Checked> checked = new BallotKeyCheck(database, new BallotKeys(folder)).check();
        List<Finding> findings = new ArrayList<>();
        long sound = checked.stream().filter(one -> one.state() == State.SOUND).count();
        if (sound > 0) {
            String keys = sound == 1 ? "the key of one consultation." : "the keys of " + sound + " consultations.";
            findings.add(new Well("The folder " + folder + " has " + keys));
        }
        checked.forEach(one -> findings.addAll(finding(one)));
        return findings;
    }

    private List<Finding> finding(Checked checked) {
        String key = "The key of consultation " + checked.consultation().value();
        return switch (checked.state()) {
            case SOUND -> List.of();
            case ABSENT ->
                List.of(new Bad(
                        key + " is not in " + folder + ", so its ballots cannot be counted.",
                        "Bring the file back, from an export with `./folkmoot admin import-key FILE`, or declare the key"
                                + " lost on the page of the consultation once it is closed."));
            case WRONG ->
                List.of(new Bad(
                        key + " in " + folder + " is another one, and opens none of its ballots.",
                        "Bring the right file back."));
            case OPEN_TO_OTHERS ->
                List.of(new Bad(
                        key + " can be read by other users of this machine.",
                        "Take their rights away (chmod 600), and ask yourself who may have read it."));
        };
    }
}
