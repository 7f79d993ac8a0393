/** Code that breaks each rule of core on purpose, so that the rules are seen to bite. */
@NullMarked
package io.staunch.broken;

import org.jspecify.annotations.NullMarked;
