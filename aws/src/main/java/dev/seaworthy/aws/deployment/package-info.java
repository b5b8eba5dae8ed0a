/**
 * The CDK application: the stack of {@code stack/docker-compose.yml} on Amazon ECS with Fargate, in one CloudFormation
 * stack for any account and region.
 */
package dev.seaworthy.aws.deployment;
