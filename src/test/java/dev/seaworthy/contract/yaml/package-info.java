/**
 * Reads the contract and other YAML files of the suite strictly: an unknown key is an error with its line number. Uses
 * the contract.
 */
package dev.seaworthy.contract.yaml;
