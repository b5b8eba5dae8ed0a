package dev.seaworthy.aws.deployment;

import software.amazon.awscdk.App;

/** The entry point that {@code cdk.json} names. */
public final class Main {
    private Main() {}

    /** Exits with 2 and one line if a parameter is invalid. */
    public static void main(String[] arguments) {
        App app = new App();
        try {
            new SeaworthyStack(app, CommittedTemplate.STACK, Parameters.from(app.getNode()::tryGetContext));
        } catch (InvalidParameterException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        app.synth();
    }
}
