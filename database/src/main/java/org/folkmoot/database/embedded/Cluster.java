package org.folkmoot.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.embedded.EmbeddedPostgres.Durability;

/// The files of one PostgreSQL server: made once, checked at each start.
///
/// @param folder ours; holds the cluster itself, the passwords and the log
/// @param files  the cluster itself
record Cluster(Path folder, Path files, Programs programs, RunAs runAs, Passwords passwords, Durability durability) {

    static final String KEEPER = "postgres";
    static final String OWNER = "folkmoot";

    Cluster(Path folder, Programs programs, RunAs runAs, Passwords passwords, Durability durability) {
        this(folder, filesIn(folder), programs, runAs, passwords, durability);
    }

    /// The same passwords and ways, elsewhere or by other programs.
    Cluster in(Path elsewhere, Programs others) {
        return new Cluster(folder, elsewhere, others, runAs, passwords, durability);
    }

    static Path filesIn(Path folder) {
        return folder.resolve("cluster");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    boolean exists() {
        return Files.exists(files().resolve("PG_VERSION"));
    }

    static DatabaseAddress address(Passwords passwords, int port, String database, String role) {
        String password = role.equals(KEEPER) ? passwords.keeper() : passwords.owner();
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database, role, password);
    }

    /// Makes the cluster under another name first, so that one cut short by a crash or a full disk is never taken for
    /// whole.
    void make() throws IOException {
        Path fresh = folder.resolve("cluster.new");
        Path password = folder.resolve("password.new");
        Folders.delete(fresh);
        Files.createDirectory(fresh);
        Files.setOwner(fresh, runAs.ownerOn(fresh));
        try {
            Passwords.writeOursAlone(password, List.of(passwords.keeper()));
            Files.setOwner(password, runAs.ownerOn(password));
            Processes.Ended ended = Processes.run(runAs.command(initdb(fresh, password)));
            if (ended.code() != 0) {
                throw new DatabaseRefused(
                        "PostgreSQL could not make its database in " + folder + ": " + lastWords(ended.output()));
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(fresh, files(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdb(Path fresh, Path password) {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        List<String> command = new ArrayList<>(List.of(
                programs.named("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + KEEPER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=" + (mac ? "C" : "C.UTF-8"),
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--text-search-config=simple",
                "--data-checksums"));
        if (durability == Durability.FORGETFUL) {
            command.add("--no-sync");
        }
        return command;
    }

    /// Which PostgreSQL made it, such as `18`: no other can read its files.
    String madeBy() throws IOException {
        return Files.readString(files().resolve("PG_VERSION")).strip();
    }

    List<String> server(int port) {
        List<String> command =
                new ArrayList<>(List.of(programs.named("postgres").toString(), "-D", files().toString()));
        settings(port).forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private List<String> settings(int port) {
        List<String> settings = new ArrayList<>(List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=60",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_checkpoints=off",
                // What a statement does wrong is told to whoever sent it, and logged there.
                "log_min_messages=log",
                "log_min_error_statement=panic"));
        settings.addAll(
                switch (durability) {
                    case SAFE -> List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");
                    case FORGETFUL ->
                        List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200");
                });
        return settings;
    }

    List<String> stop() {
        String how = durability == Durability.SAFE ? "fast" : "immediate";
        return List.of(
                programs.named("pg_ctl").toString(), "stop", "-D", files().toString(), "-m", how, "-w", "-t", "60");
    }

    /// What PostgreSQL said last that explains why it does not run.
    String lastWords() throws IOException {
        return Files.exists(log())
                ? lastWords(Files.readString(log(), StandardCharsets.ISO_8859_1))
                : "it said nothing";
    }

    private static String lastWords(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        for (String line : lines.reversed()) {
            if (line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:")) {
                return line.strip();
            }
        }
        return lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
    }
}
