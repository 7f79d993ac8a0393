package io.staunch.agent.proc;

/** One process, told apart from a later owner of its pid by its start time. */
record Target(int pid, long startTicks) {}
