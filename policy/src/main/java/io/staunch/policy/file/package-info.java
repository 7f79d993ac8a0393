/** The three kinds of files: policy, host and agent. */
@NullMarked
package io.staunch.policy.file;

import org.jspecify.annotations.NullMarked;
