package org.folkmoot.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.folkmoot.database.Connections;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.forum.accounts.Postman;
import org.folkmoot.forum.consultations.BallotKeyCheck;
import org.folkmoot.forum.consultations.BallotKeyCheck.Checked;
import org.folkmoot.forum.consultations.BallotKeyCheck.State;
import org.folkmoot.forum.consultations.BallotKeys;

/// Looks for what is wrong with an installation, also while its server runs, and changes nothing.
public final class Doctor {

    private static final int OLDEST_JAVA = 25;
    private static final int CONNECTIONS = 2;
    private static final long MEBIBYTE = 1L << 20;
    private static final long TOO_LITTLE = 200 * MEBIBYTE;
    private static final long LITTLE = 2_048 * MEBIBYTE;

    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();

    public Doctor(Settings settings) {
        this.settings = settings;
    }

    /// How grave a finding is.
    public enum Verdict {
        OK("ok"),
        /// Works, but someone should look.
        LOOK("look"),
        BAD("BAD");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// One thing that was looked at.
    ///
    /// @param advice what to do; empty when nothing is to be done
    public record Finding(Verdict verdict, String sentence, String advice) {}

    /// Looks at everything, the ground first.
    public List<Finding> examine() {
        java();
        dataFolder();
        database();
        port();
        publicUrl();
        mail();
        return List.copyOf(findings);
    }

    private void java() {
        int version = Runtime.version().feature();
        if (version < OLDEST_JAVA) {
            found(Verdict.BAD, "Java is " + version + ".", "Install a JDK " + OLDEST_JAVA + " or newer.");
        } else {
            found(Verdict.OK, "Java is " + Runtime.version() + ".", "");
        }
    }

    private void dataFolder() {
        Path data = settings.data();
        String other =
                "Give it to the user that runs Folkmoot, or choose another with " + Setting.DATA.variable() + ".";
        if (!Files.exists(data)) {
            Path above = above(data);
            if (Files.isWritable(above)) {
                found(Verdict.OK, "The data folder " + data + " is not there yet; the first start makes it.", "");
            } else {
                found(Verdict.BAD, "The data folder " + data + " cannot be made in " + above + ".", other);
            }
        } else if (!Files.isDirectory(data) || !Files.isWritable(data)) {
            found(Verdict.BAD, "The data folder " + data + " cannot be written to.", other);
        } else {
            found(Verdict.OK, "The data folder is " + data + ".", "");
        }
        space(data);
    }

    private void space(Path data) {
        try {
            FileStore store = Files.getFileStore(Files.exists(data) ? data : above(data));
            long free = store.getUsableSpace();
            String sentence = free / MEBIBYTE + " MiB are free where the data folder is.";
            if (free < TOO_LITTLE) {
                found(Verdict.BAD, sentence, "The database stops when the disk is full: make room now.");
            } else if (free < LITTLE) {
                found(Verdict.LOOK, sentence, "Make room before the database needs it.");
            } else {
                found(Verdict.OK, sentence, "");
            }
        } catch (IOException cause) {
            found(Verdict.LOOK, "The free space of " + data + " cannot be read (" + cause.getMessage() + ").", "");
        }
    }

    private static Path above(Path folder) {
        Path above = folder;
        while (!Files.exists(above)) {
            above = Objects.requireNonNull(above.getParent(), "a root folder always exists");
        }
        return above;
    }

    private void database() {
        DatabaseAddress address = OpenedDatabase.running(settings);
        if (address == null) {
            boolean made = EmbeddedPostgres.existsIn(DataFolder.database(settings.data()));
            found(
                    Verdict.OK,
                    made
                            ? "The embedded PostgreSQL is stopped; it starts with the server."
                            : "The embedded PostgreSQL will be made at the first start.",
                    "");
            return;
        }
        try {
            ServerCheck.Facts facts = ServerCheck.check(address);
            found(Verdict.OK, "The database is PostgreSQL " + facts.versionText() + " at " + address + ".", "");
            migrations(address, new Migrations(address).state());
        } catch (DatabaseUnavailable away) {
            found(
                    Verdict.BAD,
                    Objects.requireNonNullElse(away.getMessage(), "The database cannot be reached."),
                    "Start PostgreSQL, or correct " + Setting.DATABASE_URL.variable() + ".");
        } catch (DatabaseRefused refused) {
            found(Verdict.BAD, Objects.requireNonNullElse(refused.getMessage(), "The database cannot be used."), "");
        }
    }

    private void migrations(DatabaseAddress address, Migrations.State state) {
        if (state.trouble() != null) {
            found(Verdict.BAD, state.trouble(), "");
        } else if (state.pending() > 0) {
            found(Verdict.OK, "The database is " + state.pending() + " steps behind; the next start takes them.", "");
        } else {
            found(Verdict.OK, "The database has taken all " + state.applied() + " steps.", "");
            ballotKeys(address);
        }
    }

    /// A consultation whose key is not here waits for it after its close, and then it may be too late to find it.
    private void ballotKeys(DatabaseAddress address) {
        List<Checked> checked;
        try (Connections connections = Connections.open(address, CONNECTIONS)) {
            checked = new BallotKeyCheck(connections.database(), new BallotKeys(settings.ballotKeys())).check();
        }
        long sound = checked.stream().filter(one -> one.state() == State.SOUND).count();
        if (sound > 0) {
            found(
                    Verdict.OK,
                    "The folder " + settings.ballotKeys() + " has "
                            + (sound == 1
                                    ? "the key of one consultation."
                                    : "the keys of " + sound + " consultations."),
                    "");
        }
        checked.forEach(this::ballotKey);
    }

    private void ballotKey(Checked checked) {
        String key = "The key of consultation " + checked.consultation().value();
        switch (checked.state()) {
            case SOUND -> {}
            case ABSENT ->
                found(
                        Verdict.BAD,
                        key + " is not in " + settings.ballotKeys() + ", so its ballots cannot be counted.",
                        "Bring the file back, from an export with `./folkmoot admin import-key FILE`, or declare the key"
                                + " lost on the page of the consultation once it is closed.");
            case WRONG ->
                found(
                        Verdict.BAD,
                        key + " in " + settings.ballotKeys() + " is another one, and opens none of its ballots.",
                        "Bring the right file back.");
            case OPEN_TO_OTHERS ->
                found(
                        Verdict.BAD,
                        key + " can be read by other users of this machine.",
                        "Take their rights away (chmod 600), and ask yourself who may have read it.");
        }
    }

    private void port() {
        String where = settings.bind() + " port " + settings.port();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(settings.bind()), settings.port()));
            found(Verdict.OK, "Nobody listens on " + where + " yet.", "");
        } catch (IOException taken) {
            if (settings.database() == null && OpenedDatabase.running(settings) != null) {
                found(Verdict.OK, "A server of this data folder runs, and " + where + " is in use.", "");
            } else {
                found(
                        Verdict.LOOK,
                        where + " is in use (" + taken.getMessage() + ").",
                        "If that is not this Folkmoot, stop it or choose another port with " + Setting.PORT.variable()
                                + ".");
            }
        }
    }

    private void publicUrl() {
        if (settings.testMode()) {
            found(
                    Verdict.LOOK,
                    "The federation test mode is on: servers on this machine are taken at their word over http.",
                    "Switch it off with " + Setting.FEDERATION_TEST_MODE.variable()
                            + "=off for a forum that people use.");
        }
        if (settings.publicUrl() == null) {
            found(Verdict.OK, "The public address is the one chosen at set-up.", "");
        } else {
            found(Verdict.OK, "The public address is " + settings.publicUrl() + ".", "");
        }
    }

    private void mail() {
        MailSettings mail = settings.mail();
        if (mail == null) {
            found(Verdict.OK, "No mail server is set, so members are told everything on the pages alone.", "");
            return;
        }
        try (Postman.Round _ = new SmtpPostman(mail, InstantSource.system()).start()) {
            String in = mail.user() == null ? "." : " and lets us in.";
            found(Verdict.OK, "The mail server " + mail + " answers" + in, "");
        } catch (Postman.MailServerAway away) {
            found(
                    Verdict.BAD,
                    away.getMessage() + ".",
                    "Correct " + Setting.MAIL_HOST.variable() + " and what belongs to it; letters wait until then.");
        }
    }

    private void found(Verdict verdict, String sentence, String advice) {
        findings.add(new Finding(verdict, sentence, advice));
    }
}
