/** The command line, and the assembly of the parts into a running agent. */
package io.staunch.agent.main;
