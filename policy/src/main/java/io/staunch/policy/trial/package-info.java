/** Tests of policies: how memory goes, what happens meanwhile, and what is expected of it. */
@NullMarked
package io.staunch.policy.trial;

import org.jspecify.annotations.NullMarked;
