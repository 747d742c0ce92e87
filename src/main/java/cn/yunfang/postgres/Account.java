package cn.yunfang.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs: it refuses root, so for root each command gets a prefix that drops it.
 *
 * @param prefix put before each command
 * @param user who must own the files, empty when that is us
 */
record Account(List<String> prefix, String user) {

    static Account current() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Account(List.of(), "");
        }
        var wanted = System.getenv("YUNFANG_POSTGRES_USER");
        // a user namespace without a mapping: root's files, but nobody's name and no privileges
        if (wanted == null && works(List.of("unshare", "-U", "true"))) {
            return new Account(List.of("unshare", "-U"), "");
        }
        for (var user : wanted != null ? List.of(wanted) : List.of("postgres", "nobody")) {
            for (var prefix : dropping(user)) {
                var probe = new ArrayList<>(prefix);
                probe.add("true");
                if (works(probe)) {
                    return new Account(prefix, user);
                }
            }
        }
        throw new IOException(
                "PostgreSQL does not run as root and none of unshare, setpriv, runuser and sudo"
                        + " could drop it: start as an ordinary user, or set YUNFANG_DB_URL");
    }

    /** Gives the folder to the account, when that is not us. */
    void own(Path folder) throws IOException {
        if (user.isEmpty()) {
            return;
        }
        run(List.of("chown", "-R", user, folder.toString()));
        for (var at = folder; at != null; at = at.getParent()) {
            var command = new ArrayList<>(prefix);
            command.addAll(List.of("test", "-x", at.toString()));
            if (Files.exists(at) && !works(command)) {
                throw new IOException(
                        at + " is closed to user " + user + ": set YUNFANG_DATA elsewhere");
            }
        }
    }

    private static List<List<String>> dropping(String user) {
        return List.of(
                List.of("setpriv", "--reuid", user, "--clear-groups"),
                List.of("runuser", "-u", user, "--"),
                List.of("sudo", "-n", "-u", user));
    }

    private static boolean works(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void run(List<String> command) throws IOException {
        if (!works(command)) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    /** The command as this account; in a session of its own when Ctrl-C must not reach it. */
    List<String> command(boolean ownSession, List<String> arguments) {
        var all = new ArrayList<String>();
        if (ownSession) {
            all.addAll(
                    works(List.of("setsid", "true"))
                            ? List.of("setsid")
                            : List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV"));
        }
        all.addAll(prefix);
        all.addAll(arguments);
        return all;
    }
}
