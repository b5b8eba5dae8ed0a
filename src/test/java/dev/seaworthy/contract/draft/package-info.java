/** Drafts a contract from what a stack configures, for a person to decide what it promises. It judges nothing. */
package dev.seaworthy.contract.draft;
