/** What no stack shows: what the pipelines of continuous integration run, and with which permissions. */
package dev.seaworthy.pipelines;
