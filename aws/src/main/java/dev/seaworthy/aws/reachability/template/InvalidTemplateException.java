package dev.seaworthy.aws.reachability.template;

/** A file is not a CloudFormation template in JSON; the message is one line. */
public final class InvalidTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidTemplateException(String message) {
        super(message);
    }
}
