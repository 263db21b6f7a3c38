package org.folkmoot.server.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.folkmoot.server.Setting;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether the data folder can be written to.
record DataFolderCheck(Path data) implements Check {

    private static final String ADVICE =
            "Give it to the user that runs Folkmoot, or choose another with " + Setting.DATA.variable() + ".";

    @Override
    public String subject() {
        return "the data folder";
    }

    @Override
    public List<Finding> look() {
        return List.of(finding());
    }

    private Finding finding() {
        if (!Files.exists(data)) {
            Path above = above(data);
            return Files.isDirectory(above) && Files.isWritable(above)
                    ? new Well("The data folder " + data + " is not there yet; the first start makes it.")
                    : new Bad("The data folder " + data + " cannot be made in " + above + ".", ADVICE);
        }
        return Files.isDirectory(data) && Files.isWritable(data)
                ? new Well("The data folder is " + data + ".")
                : new Bad("The data folder " + data + " cannot be written to.", ADVICE);
    }

    /// The folder itself, or the first above it that exists.
    static Path above(Path folder) {
        Path above = folder.toAbsolutePath();
        while (!Files.exists(above)) {
            above = Objects.requireNonNull(above.getParent(), "a root folder always exists");
        }
        return above;
    }
}
