package io.staunch.agent.actuate;

import io.staunch.core.act.StepResult;

/** How a step ended, before the service's life is looked at once more. */
record Ending(StepResult.End end, String detail) {}
