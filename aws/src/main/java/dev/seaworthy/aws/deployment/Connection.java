package dev.seaworthy.aws.deployment;

import static dev.seaworthy.aws.deployment.Tier.API;
import static dev.seaworthy.aws.deployment.Tier.API_LB;
import static dev.seaworthy.aws.deployment.Tier.CACHE;
import static dev.seaworthy.aws.deployment.Tier.DATABASE;
import static dev.seaworthy.aws.deployment.Tier.EDGE;
import static dev.seaworthy.aws.deployment.Tier.ENDPOINTS;
import static dev.seaworthy.aws.deployment.Tier.FILES;
import static dev.seaworthy.aws.deployment.Tier.FRONTEND;
import static dev.seaworthy.aws.deployment.Tier.INTERNAL_LB;
import static dev.seaworthy.aws.deployment.Tier.MESSAGES;
import static dev.seaworthy.aws.deployment.Tier.PUBLIC_LB;
import static dev.seaworthy.aws.deployment.Tier.SECRETS_ENDPOINT;

import java.util.List;

/** A connection that the security groups of both sides permit. There is no other one between two tiers. */
record Connection(Tier from, Tier to, int port) {

    static final List<Connection> ALL = List.of(
            new Connection(PUBLIC_LB, EDGE, 80),
            new Connection(PUBLIC_LB, EDGE, 443),
            new Connection(EDGE, FRONTEND, 8080),
            new Connection(FRONTEND, INTERNAL_LB, 80),
            new Connection(INTERNAL_LB, API_LB, 80),
            new Connection(API_LB, API, 8080),
            new Connection(API, DATABASE, 5432),
            new Connection(API, CACHE, 6379),
            new Connection(API, MESSAGES, 6379),
            new Connection(MESSAGES, FILES, 2049),
            // images and logs, without which no task starts
            new Connection(EDGE, ENDPOINTS, 443),
            new Connection(FRONTEND, ENDPOINTS, 443),
            new Connection(API_LB, ENDPOINTS, 443),
            new Connection(API, ENDPOINTS, 443),
            new Connection(CACHE, ENDPOINTS, 443),
            new Connection(MESSAGES, ENDPOINTS, 443),
            new Connection(API, SECRETS_ENDPOINT, 443),
            new Connection(CACHE, SECRETS_ENDPOINT, 443),
            new Connection(MESSAGES, SECRETS_ENDPOINT, 443));

    /** The tiers whose tasks read the layers of their images from S3, through the gateway endpoint. */
    static final List<Tier> TASKS = List.of(EDGE, FRONTEND, API_LB, API, CACHE, MESSAGES);
}
