/** What is written down before and after each act, and how it is told to people. */
@NullMarked
package io.staunch.core.ledger;

import org.jspecify.annotations.NullMarked;
