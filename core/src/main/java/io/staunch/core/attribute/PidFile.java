package io.staunch.core.attribute;

/**
 * What a declared pid file says, as the agent read it.
 *
 * @param pid the process it names
 * @param trusted nobody but root (or the agent's own user, where it is not root) can have written
 *     it
 */
public record PidFile(int pid, boolean trusted) {}
