package org.folkmoot.server.doctor;

import java.util.List;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether this Java is new enough.
///
/// @param feature its first number
/// @param whole   its whole version
record JavaCheck(int feature, String whole) implements Check {

    private static final int OLDEST = 25;

    static JavaCheck ofThis() {
        return new JavaCheck(Runtime.version().feature(), Runtime.version().toString());
    }

    @Override
    public String subject() {
        return "Java";
    }

    @Override
    public List<Finding> look() {
        return List.of(
                feature < OLDEST
                        ? new Bad("Java is " + feature + ".", "Install a JDK " + OLDEST + " or newer.")
                        : new Well("Java is " + whole + "."));
    }
}
