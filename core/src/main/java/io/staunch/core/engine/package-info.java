/** The pure engine that strings the stages together: events in, effects out. */
@NullMarked
package io.staunch.core.engine;

import org.jspecify.annotations.NullMarked;
