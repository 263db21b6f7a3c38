package org.folkmoot.server;

import java.util.Locale;

/// Every setting there is: what it is called, what holds when it is not set, and what it means.
///
/// In the environment it has the name of its constant after `FOLKMOOT_`; in the file it is written without that and in
/// small letters.
public enum Setting {
    SETTINGS(
            "folkmoot.properties in the data folder",
            "The file that settings are read from, if it exists. Only in the environment; the environment wins over the"
                    + " file."),
    DATA(
            "/var/lib/folkmoot as root, else ~/.local/share/folkmoot",
            "The folder where everything is kept that must last. Not in the file inside it."),
    BALLOT_KEYS(
            "/var/lib/folkmoot-ballot-keys as root, else ~/.local/state/folkmoot/ballot-keys",
            "The folder of the keys that open ballots, outside the data folder. Leave it out of every backup: a key is"
                    + " destroyed after its count, and a copy of it could still open ballots in a copy of the database."),
    PORT("8536", "The port that the server listens on."),
    BIND(
            "127.0.0.1",
            "The address that the server listens on. 127.0.0.1 is this machine only, for a web server in front of it;"
                    + " 0.0.0.0 is every network."),
    PUBLIC_URL(
            "chosen at set-up",
            "The address under which the world reaches the forum, such as https://forum.example. It is part of every"
                    + " name here, so it cannot be changed later."),
    TRUSTED_PROXIES(
            "127.0.0.1, ::1",
            "Addresses or networks of web servers in front, whose word is taken for where a request comes from."
                    + " Separated by commas; none for none."),
    DATABASE_URL(
            "the embedded PostgreSQL in the data folder",
            "An empty database of a PostgreSQL 15 or newer, such as"
                    + " postgresql://folkmoot:password@localhost:5432/folkmoot."),
    DATABASE_CONNECTIONS("12", "How many connections to the database this server keeps at most."),
    SETUP_ADMIN_NAME(
            "asked at set-up",
            "With the two that follow, sets an empty forum up without asking: the name of the first admin."),
    SETUP_ADMIN_PASSWORD("asked at set-up", "The password of the first admin."),
    SETUP_SITE_NAME("asked at set-up", "The name of the forum."),
    MAIL_HOST(
            "none: the site sends no e-mail",
            "The mail server (SMTP) that takes our letters, such as mail.example. It is reached wherever it stands, also on"
                    + " this machine."),
    MAIL_PORT("587, or 465 with tls, or 25 with off", "The port of the mail server."),
    MAIL_TLS(
            "starttls",
            "How the way to the mail server is kept secret: starttls, tls (from the first byte), or off, which is for a mail"
                    + " server on this machine or in its own network. Certificates are always checked."),
    MAIL_USER("none", "Whom we log in as at the mail server; with a password."),
    MAIL_PASSWORD("none", "The password of that user."),
    MAIL_FROM("none", "The address that letters come from, such as folkmoot@forum.example."),
    MAIL_PER_MINUTE("600", "How many letters this server sends in a minute at most."),
    METRICS_PORT(
            "none: nothing is measured",
            "A port of its own on which GET /metrics tells how the server is, for Prometheus and those who read its format"
                    + " (docs/operating.md). Nobody is asked who they are there, so it must not be open to the world."),
    METRICS_BIND(
            "127.0.0.1",
            "The address that the metrics are told on: this machine only, or one of a network of your own."),
    LOG_FORMAT(
            "text",
            "How the log is written, one line for each record: text for people, json for programs that gather logs"
                    + " (docs/operating.md)."),
    BACKUP_PASSPHRASE(
            "asked on the terminal",
            "What backups are sealed and opened with, at least 20 characters, for `./folkmoot backup` and `restore` where"
                    + " nobody is there to be asked (docs/backup.md). Only in the environment."),
    FEDERATION_TEST_MODE(
            "off",
            "on allows other servers over http, with ports and on this machine, so that several can be tried together."
                    + " It refuses a public address that anybody else could reach."),
    MEMORY("384m", "The most memory for the program's objects (Java's -Xmx). Only in the environment, for ./folkmoot.");

    private static final String PREFIX = "FOLKMOOT_";

    private final String fallback;
    private final String meaning;

    Setting(String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /// Its name in the environment.
    public String variable() {
        return PREFIX + name();
    }

    /// Its name in the file.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What holds when it is not set, for people to read.
    public String fallback() {
        return fallback;
    }

    public String meaning() {
        return meaning;
    }

    /// Whether its value is hidden wherever settings are shown.
    public boolean secret() {
        return this == SETUP_ADMIN_PASSWORD
                || this == DATABASE_URL
                || this == MAIL_PASSWORD
                || this == BACKUP_PASSPHRASE;
    }

    /// Whether it can stand in the file.
    public boolean inFile() {
        return this != SETTINGS && this != MEMORY && this != BACKUP_PASSPHRASE;
    }
}
