package dev.seaworthy.aws.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Used by {@code bin/aws} in the directory {@code aws}, before anything is created:
 *
 * <pre>
 * AccountCheck credentials          requires credentials and a known region
 * AccountCheck bootstrap            requires that the CDK is bootstrapped, too
 * AccountCheck output STACK NAME    prints an output of the stack
 * </pre>
 *
 * <p>Exits with 1 and one line if the account cannot be used.
 */
public final class AccountCheck {

    private AccountCheck() {}

    public static void main(String[] arguments) throws IOException {
        try (Account account = Account.selected(regions())) {
            switch (arguments[0]) {
                case "credentials" -> account.requireCredentials();
                case "bootstrap" -> account.requireBootstrap();
                case "output" -> System.out.println(account.output(arguments[1], arguments[2]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (UnusableAccountException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Those whose databases the API recognizes: the image {@code prepare} contains their root certificates. */
    private static List<String> regions() throws IOException {
        return Files.readAllLines(Path.of("images", "prepare", "rds-ca.pem")).stream()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .toList();
    }
}
