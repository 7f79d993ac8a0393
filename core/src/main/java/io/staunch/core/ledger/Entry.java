package io.staunch.core.ledger;

import io.staunch.core.fleet.Moment;

/**
 * One line of the ledger: kept long, hash-chained, durable before the act it announces.
 *
 * @param number rising by one
 * @param incident number of the entry that opened the incident this belongs to; 0 for none
 */
public record Entry(long number, long incident, Moment at, Fact fact) {}
