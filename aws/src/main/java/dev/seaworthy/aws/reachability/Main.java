package dev.seaworthy.aws.reachability;

import dev.seaworthy.aws.reachability.account.AccountReader;
import dev.seaworthy.aws.reachability.account.InvalidStackException;
import dev.seaworthy.aws.reachability.contract.Contract;
import dev.seaworthy.aws.reachability.contract.ContractFile;
import dev.seaworthy.aws.reachability.contract.InvalidContractException;
import dev.seaworthy.aws.reachability.judge.ReachabilityCheck;
import dev.seaworthy.aws.reachability.judge.Result;
import dev.seaworthy.aws.reachability.model.Deployment;
import dev.seaworthy.aws.reachability.report.HtmlReport;
import dev.seaworthy.aws.reachability.report.MarkdownReport;
import dev.seaworthy.aws.reachability.template.InvalidTemplateException;
import dev.seaworthy.aws.reachability.template.Template;
import dev.seaworthy.aws.reachability.template.TemplateReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Prints which connections a template, or the deployment of a stack in an account, permits, compared with its contract,
 * and the findings. For an account, region and credentials come from where the SDK of AWS looks for them.
 *
 * <p>Exit status: 0 if exactly the promised connections are possible; 1 if the contract is violated; 2 if the verdict
 * is inconclusive, or the input is invalid.
 */
public final class Main {
    private static final String USAGE =
            "usage: Main [--certificate] [--html] TEMPLATE CONTRACT, or Main [--certificate] [--html] --stack NAME CONTRACT";

    private Main() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean certificate = rest.remove("--certificate");
        boolean html = rest.remove("--html");
        boolean stack = rest.remove("--stack");
        if (rest.size() != 2 || rest.stream().anyMatch(argument -> argument.startsWith("--"))) {
            err.println(USAGE);
            return 2;
        }
        try {
            Contract contract = ContractFile.read(Path.of(rest.get(1)));
            Deployment deployment = stack ? ofStack(rest.get(0)) : ofTemplate(Path.of(rest.get(0)));
            Result result = ReachabilityCheck.judge(deployment, contract, certificate);
            out.print(html ? HtmlReport.of(result) : MarkdownReport.of(result));
            return status(result);
        } catch (InvalidContractException | InvalidTemplateException | InvalidStackException e) {
            err.println(e.getMessage());
            return 2;
        } catch (SdkException e) {
            err.println("the account cannot be read: " + reason(e));
            return 2;
        }
    }

    private static Deployment ofTemplate(Path file) {
        return TemplateReader.read(Template.read(file));
    }

    private static Deployment ofStack(String name) {
        try (AccountReader reader = AccountReader.ofEnvironment()) {
            return reader.read(name);
        }
    }

    /** The SDK's own messages about region and credentials list all places where it has looked. */
    private static String reason(SdkException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason is given");
        if (message.startsWith("Unable to load region")) {
            return "there is no region: set AWS_REGION";
        }
        return message.startsWith("Unable to load credentials")
                ? "there are no credentials: set AWS_PROFILE, or log in with `aws sso login`"
                : message;
    }

    private static int status(Result result) {
        return switch (result.verdict()) {
            case HOLDS -> 0;
            case VIOLATED -> 1;
            case INCONCLUSIVE -> 2;
        };
    }
}
