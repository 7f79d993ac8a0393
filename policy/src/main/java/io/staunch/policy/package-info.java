/** Policy text to records, with every problem and its place. */
package io.staunch.policy;
