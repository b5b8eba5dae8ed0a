/**
 * The deployment as a Compose project, which the acceptance suite can judge without an AWS account: each ECS service with
 * its task definition, PostgreSQL for RDS, a volume for EFS, and a network for each connection that the security groups
 * permit. It proves the containers' settings and that they work together; it does not prove what AWS makes of them.
 */
package dev.seaworthy.aws.projection;
