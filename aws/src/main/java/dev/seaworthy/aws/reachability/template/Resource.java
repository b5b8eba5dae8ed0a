package dev.seaworthy.aws.reachability.template;

/** A resource of a template. */
record Resource(String id, String type, Property properties) {
    Property get(String name) {
        return properties.get(name);
    }
}
