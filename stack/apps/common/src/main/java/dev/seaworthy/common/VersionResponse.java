package dev.seaworthy.common;

/** A replica's response at {@code /version}. */
public record VersionResponse(String name, String version) {

    /** @throws InvalidEnvironment if NAME or VERSION is missing, or Amazon ECS does not return the task */
    public static VersionResponse from(Environment environment) {
        String service = environment.required("NAME", "the name of the service, such as frontend");
        String version = environment.required("VERSION", "the version of the application, such as 1.0.0");
        return new VersionResponse(InstanceName.of(service, environment), version);
    }
}
