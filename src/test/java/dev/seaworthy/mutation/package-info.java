/**
 * The proof that checks can fail, and that they say nothing where nothing can be seen: runs of the suite, in processes
 * of their own, on stacks and engines that were tampered with.
 */
package dev.seaworthy.mutation;
