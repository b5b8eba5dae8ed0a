package dev.seaworthy.docker;

/** Labels that Compose sets on the objects that it creates. */
final class ComposeLabels {
    static final String PROJECT = "com.docker.compose.project";
    static final String SERVICE = "com.docker.compose.service";
    static final String NUMBER = "com.docker.compose.container-number";
    static final String ONE_OFF = "com.docker.compose.oneoff";

    private ComposeLabels() {}
}
