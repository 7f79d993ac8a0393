/**
 * What the agent keeps on disk: the ledger, the hand's journal, the history ring and evidence, each
 * bounded.
 */
package io.staunch.agent.disk;
