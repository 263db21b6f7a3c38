package org.folkmoot.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.database.DatabaseRefused;
import org.jspecify.annotations.Nullable;

/// As whom PostgreSQL's programs are run, since they refuse to run as root.
///
/// An ordinary user runs them as they are. Root gives them to the user `postgres`, made when absent; where that user
/// cannot reach the folder, root runs them in a user namespace of its own, where it is nobody in particular.
///
/// @param prefix what stands before a program
/// @param owner  the user who must own the cluster
record RunAs(List<String> prefix, String owner) {

    private static final String USER = "postgres";
    private static final List<Path> SYSTEM_FOLDERS = List.of(
            Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin"), Path.of("/usr/local/bin"));

    RunAs {
        prefix = List.copyOf(prefix);
    }

    /// @param folder what must be reachable, besides the programs
    static RunAs choose(Programs programs, Path folder) throws IOException {
        String us = System.getProperty("user.name");
        if (!us.equals("root")) {
            return new RunAs(List.of(), us);
        }
        Path changeUser = find("setpriv");
        if (changeUser != null && haveUser()) {
            RunAs postgres = new RunAs(
                    List.of(changeUser.toString(), "--reuid=" + USER, "--regid=" + USER, "--clear-groups"), USER);
            if (postgres.reaches(programs, folder)) {
                return postgres;
            }
        }
        Path ownNamespace = find("unshare");
        if (ownNamespace != null) {
            RunAs nobody = new RunAs(List.of(ownNamespace.toString(), "-U", "--"), us);
            if (nobody.reaches(programs, folder)) {
                return nobody;
            }
        }
        throw new DatabaseRefused("PostgreSQL does not run as root, and no other user can reach " + folder
                + ". Start Folkmoot as an ordinary user, or set FOLKMOOT_DATA to a folder that the user " + USER
                + " can enter, such as /var/lib/folkmoot.");
    }

    /// The whole command for one of PostgreSQL's programs.
    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /// The command for a program that the system stops (in good order: SIGINT) when the thread that started it ends.
    ///
    /// So a server does not outlive a Folkmoot that was killed; where the system cannot do that, it is adopted
    /// later.
    List<String> commandThatEndsWithUs(List<String> program) {
        Path setpriv = find("setpriv");
        if (setpriv == null) {
            return command(program);
        }
        List<String> command = new ArrayList<>(prefix);
        if (!prefix.isEmpty() && prefix.getFirst().equals(setpriv.toString())) {
            command.add("--pdeathsig=INT");
        } else {
            command.addAll(List.of(setpriv.toString(), "--pdeathsig=INT"));
        }
        command.addAll(program);
        return command;
    }

    /// Makes the cluster ours to run, when an earlier start ran as somebody else.
    void own(Path cluster) throws IOException {
        if (Files.getOwner(cluster).getName().equals(owner)) {
            return;
        }
        if (!System.getProperty("user.name").equals("root")) {
            throw new DatabaseRefused("The database in " + cluster + " belongs to the user "
                    + Files.getOwner(cluster).getName() + ". Start Folkmoot as that user or as root.");
        }
        Folders.give(cluster, ownerOn(cluster));
    }

    /// The owner as the file system knows it.
    UserPrincipal ownerOn(Path path) throws IOException {
        return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
    }

    private boolean reaches(Programs programs, Path folder) throws IOException {
        Path test = find("test");
        if (test == null) {
            return true;
        }
        return Processes.run(command(List.of(test.toString(), "-x", folder.toString())))
                                .code()
                        == 0
                && Processes.run(command(List.of(programs.named("postgres").toString(), "--version")))
                                .code()
                        == 0;
    }

    private static boolean haveUser() throws IOException {
        Path id = find("id");
        if (id == null || Processes.run(List.of(id.toString(), "-u", USER)).code() == 0) {
            return id != null;
        }
        Path addUser = find("useradd");
        return addUser != null
                && Processes.run(List.of(addUser.toString(), "--system", "--user-group", "--no-create-home", USER))
                                .code()
                        == 0;
    }

    private static @Nullable Path find(String program) {
        for (Path folder : SYSTEM_FOLDERS) {
            if (Files.isExecutable(folder.resolve(program))) {
                return folder.resolve(program);
            }
        }
        return null;
    }
}
