package org.folkmoot.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.http.AddressRange;
import org.folkmoot.rules.speech.EmailRule;
import org.folkmoot.server.MailSettings.Secrecy;
import org.folkmoot.server.Settings.UnattendedSetUp;
import org.folkmoot.server.SettingsText.Written;
import org.jspecify.annotations.Nullable;

/// Makes [Settings] of what was written, and tells every fault at once.
final class SettingsReader {

    private static final List<Setting> MAIL = List.of(
            Setting.MAIL_PORT,
            Setting.MAIL_TLS,
            Setting.MAIL_USER,
            Setting.MAIL_PASSWORD,
            Setting.MAIL_FROM,
            Setting.MAIL_PER_MINUTE);

    private final SettingsText text;
    private final List<String> faults;

    private SettingsReader(SettingsText text) {
        this.text = text;
        this.faults = new ArrayList<>(text.faults());
    }

    static Path defaultData() {
        return System.getProperty("user.name").equals("root")
                ? Path.of("/var/lib/folkmoot")
                : Path.of(System.getProperty("user.home"), ".local", "share", "folkmoot");
    }

    private static Path defaultBallotKeys() {
        return System.getProperty("user.name").equals("root")
                ? Path.of("/var/lib/folkmoot-ballot-keys")
                : Path.of(System.getProperty("user.home"), ".local", "state", "folkmoot", "ballot-keys");
    }

    static Settings read(SettingsText text) {
        return new SettingsReader(text).settings();
    }

    private Settings settings() {
        Path data = or(defaultData(), read(Setting.DATA, SettingsReader::folder));
        Path ballotKeys = or(defaultBallotKeys(), read(Setting.BALLOT_KEYS, value -> outside(folder(value), data)));
        int port = or(8536, read(Setting.PORT, value -> number(value, 1, 65_535)));
        String bind = or("127.0.0.1", read(Setting.BIND, SettingsReader::address));
        boolean testMode = or(false, read(Setting.FEDERATION_TEST_MODE, SettingsReader::onOrOff));
        URI publicUrl = read(Setting.PUBLIC_URL, value -> publicUrl(value, testMode));
        List<AddressRange> proxies =
                or(networks("127.0.0.1, ::1"), read(Setting.TRUSTED_PROXIES, SettingsReader::networks));
        DatabaseAddress database = read(Setting.DATABASE_URL, DatabaseAddress::parse);
        int connections = or(12, read(Setting.DATABASE_CONNECTIONS, value -> number(value, 4, 500)));
        UnattendedSetUp setUp = setUp();
        MailSettings mail = mail();
        MetricsSettings metrics = metrics(port);
        LogFormat logFormat = or(LogFormat.TEXT, read(Setting.LOG_FORMAT, SettingsReader::logFormat));
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
        return new Settings(
                data,
                ballotKeys,
                bind,
                port,
                publicUrl,
                proxies,
                database,
                connections,
                setUp,
                mail,
                metrics,
                logFormat,
                testMode);
    }

    private static <T> T or(T otherwise, @Nullable T value) {
        return value == null ? otherwise : value;
    }

    private <T> @Nullable T read(Setting setting, Function<String, T> meaning) {
        Written found = text.written(setting);
        if (found == null) {
            return null;
        }
        try {
            return meaning.apply(found.value());
        } catch (IllegalArgumentException wrong) {
            String value = setting.secret() ? "" : " is “" + found.value() + "”, but";
            faults.add(setting.variable() + " (from " + found.where() + ")" + value + " " + wrong.getMessage() + ".");
            return null;
        }
    }

    private @Nullable UnattendedSetUp setUp() {
        Written name = text.written(Setting.SETUP_ADMIN_NAME);
        Written password = text.written(Setting.SETUP_ADMIN_PASSWORD);
        Written site = text.written(Setting.SETUP_SITE_NAME);
        if (name == null && password == null && site == null) {
            return null;
        }
        if (name == null || password == null || site == null) {
            faults.add("To set the forum up without asking, all three must be set: "
                    + Setting.SETUP_ADMIN_NAME.variable() + ", " + Setting.SETUP_ADMIN_PASSWORD.variable() + " and "
                    + Setting.SETUP_SITE_NAME.variable() + ".");
            return null;
        }
        return new UnattendedSetUp(name.value(), password.value(), site.value());
    }

    private @Nullable MetricsSettings metrics(int taken) {
        Integer port = read(Setting.METRICS_PORT, value -> number(value, 1, 65_535));
        String bind = or("127.0.0.1", read(Setting.METRICS_BIND, SettingsReader::address));
        if (port == null) {
            if (text.written(Setting.METRICS_BIND) != null && text.written(Setting.METRICS_PORT) == null) {
                faults.add(Setting.METRICS_BIND.variable() + " is set, but no port: set "
                        + Setting.METRICS_PORT.variable() + " too, or neither.");
            }
            return null;
        }
        if (port == taken) {
            faults.add(Setting.METRICS_PORT.variable() + " must be another port than " + Setting.PORT.variable()
                    + ", which the world may reach.");
        }
        return new MetricsSettings(bind, port);
    }

    private @Nullable MailSettings mail() {
        String host = read(Setting.MAIL_HOST, SettingsReader::mailHost);
        Secrecy secrecy = or(Secrecy.STARTTLS, read(Setting.MAIL_TLS, SettingsReader::secrecy));
        int port = or(secrecy.port(), read(Setting.MAIL_PORT, value -> number(value, 1, 65_535)));
        int perMinute = or(600, read(Setting.MAIL_PER_MINUTE, value -> number(value, 1, 60_000)));
        String from = read(Setting.MAIL_FROM, SettingsReader::mailAddress);
        String user = read(Setting.MAIL_USER, value -> value);
        String password = read(Setting.MAIL_PASSWORD, value -> value);
        if (text.written(Setting.MAIL_HOST) == null) {
            alone();
            return null;
        }
        if (text.written(Setting.MAIL_FROM) == null) {
            faults.add("Letters must come from somewhere: set " + Setting.MAIL_FROM.variable() + " too.");
        }
        if ((user == null) != (password == null)) {
            faults.add("To log in at the mail server, both must be set: " + Setting.MAIL_USER.variable() + " and "
                    + Setting.MAIL_PASSWORD.variable() + ".");
        }
        if (password != null && secrecy == Secrecy.OFF && !"localhost".equals(host) && !"127.0.0.1".equals(host)) {
            faults.add(Setting.MAIL_TLS.variable() + " is off, but then the password would go to " + host
                    + " for everybody on the way to read.");
        }
        return host == null || from == null
                ? null
                : new MailSettings(host, port, secrecy, user, password, from, perMinute);
    }

    /// Whoever wrote any of them wants letters to be sent, and none would be.
    private void alone() {
        for (Setting setting : MAIL) {
            if (text.written(setting) != null) {
                faults.add(setting.variable() + " is set, but no mail server: set " + Setting.MAIL_HOST.variable()
                        + " too, or neither.");
                return;
            }
        }
    }

    private static String mailHost(String value) {
        if (!value.matches("[A-Za-z0-9._:-]{1,253}")) {
            throw new IllegalArgumentException("it must be the name or the address of a server, such as mail.example");
        }
        return value;
    }

    private static String mailAddress(String value) {
        if (EmailRule.judge(value) != null || !value.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("it must be an e-mail address, such as folkmoot@forum.example");
        }
        return value;
    }

    private static LogFormat logFormat(String value) {
        return switch (value) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw new IllegalArgumentException("it must be text or json");
        };
    }

    private static Secrecy secrecy(String value) {
        return switch (value) {
            case "starttls" -> Secrecy.STARTTLS;
            case "tls" -> Secrecy.TLS;
            case "off" -> Secrecy.OFF;
            default -> throw new IllegalArgumentException("it must be starttls, tls or off");
        };
    }

    private static Path folder(String value) {
        try {
            String home = System.getProperty("user.home");
            Path folder = value.startsWith("~/") ? Path.of(home, value.substring(2)) : Path.of(value);
            if (!folder.isAbsolute()) {
                throw new IllegalArgumentException("it must be a whole path, beginning with /");
            }
            return folder.normalize();
        } catch (InvalidPathException odd) {
            throw new IllegalArgumentException("it is no path", odd);
        }
    }

    /// What opens ballots never lies beside what holds them.
    private static Path outside(Path folder, Path data) {
        if (folder.startsWith(data.normalize()) || data.normalize().startsWith(folder)) {
            throw new IllegalArgumentException(
                    "it must lie outside the data folder, so that no backup holds ballots and their key");
        }
        return folder;
    }

    private static int number(String value, int least, int most) {
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException("it must be a number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    private static boolean onOrOff(String value) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("it must be on or off");
        };
    }

    private static String address(String value) {
        try {
            InetAddress.ofLiteral(value);
            return value;
        } catch (IllegalArgumentException noLiteral) {
            throw new IllegalArgumentException(
                    "it must be an address of this machine in numbers, such as 127.0.0.1 or 0.0.0.0", noLiteral);
        }
    }

    private static List<AddressRange> networks(String value) {
        List<AddressRange> networks = new ArrayList<>();
        for (String part : value.equals("none") ? new String[0] : value.split(",", -1)) {
            try {
                networks.add(AddressRange.parse(part.strip()));
            } catch (IllegalArgumentException odd) {
                throw new IllegalArgumentException(
                        "each part must be an address or a network in numbers, such as 10.0.0.0/8", odd);
            }
        }
        return networks;
    }

    /// The address is only scheme, host and port, since names of people and communities are made of it.
    private static URI publicUrl(String value, boolean testMode) {
        try {
            URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            boolean bare = url.getHost() != null
                    && url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null;
            if (!web || !bare) {
                throw new IllegalArgumentException("it must be like https://forum.example, without anything after it");
            }
            if (testMode) {
                TestMode.require(url);
            } else if ("http".equals(url.getScheme()) && !PublicAddress.local(url.toString())) {
                throw new IllegalArgumentException("it must begin with https:// (http:// is only for localhost)");
            }
            return url;
        } catch (URISyntaxException odd) {
            throw new IllegalArgumentException("it must be like https://forum.example", odd);
        }
    }
}
