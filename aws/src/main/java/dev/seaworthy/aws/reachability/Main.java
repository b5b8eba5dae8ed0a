package dev.seaworthy.aws.reachability;

import dev.seaworthy.aws.reachability.contract.Contract;
import dev.seaworthy.aws.reachability.contract.ContractFile;
import dev.seaworthy.aws.reachability.contract.InvalidContractException;
import dev.seaworthy.aws.reachability.judge.ReachabilityCheck;
import dev.seaworthy.aws.reachability.judge.Result;
import dev.seaworthy.aws.reachability.report.HtmlReport;
import dev.seaworthy.aws.reachability.report.MarkdownReport;
import dev.seaworthy.aws.reachability.template.InvalidTemplateException;
import dev.seaworthy.aws.reachability.template.Template;
import dev.seaworthy.aws.reachability.template.TemplateReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints which connections a template permits, compared with its contract, and the findings.
 *
 * <p>Exit status: 0 if the template permits exactly the promised connections; 1 if the contract is violated; 2 if the
 * verdict is inconclusive, or the input is invalid.
 */
public final class Main {
    private static final String USAGE = "usage: Main [--certificate] [--html] TEMPLATE CONTRACT";

    private Main() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean certificate = rest.remove("--certificate");
        boolean html = rest.remove("--html");
        if (rest.size() != 2 || rest.stream().anyMatch(argument -> argument.startsWith("--"))) {
            err.println(USAGE);
            return 2;
        }
        try {
            Contract contract = ContractFile.read(Path.of(rest.get(1)));
            Template template = Template.read(Path.of(rest.get(0)));
            Result result = ReachabilityCheck.judge(TemplateReader.read(template), contract, certificate);
            out.print(html ? HtmlReport.of(result) : MarkdownReport.of(result));
            return status(result);
        } catch (InvalidContractException | InvalidTemplateException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static int status(Result result) {
        return switch (result.verdict()) {
            case HOLDS -> 0;
            case VIOLATED -> 1;
            case INCONCLUSIVE -> 2;
        };
    }
}
