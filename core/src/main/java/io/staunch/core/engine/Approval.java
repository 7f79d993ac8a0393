package io.staunch.core.engine;

import io.staunch.core.decide.Rung;
import java.time.Duration;
import java.util.Optional;

/**
 * A proposal with what there is to know before answering it.
 *
 * @param asked how long ago people were asked
 * @param left how long it stands as it is: until it expires, or the postponement is over
 * @param timeLeft until memory is exhausted if it is refused, by linear extrapolation from the
 *     newest sample; empty where it is not rising or too little is known
 * @param gentler the gentlest other step that the host file has an action for
 * @param heldBy why an approval would lead to nothing right now; empty where it would be acted on
 */
public record Approval(
    Proposal proposal,
    Duration asked,
    Optional<Duration> left,
    Optional<Duration> timeLeft,
    Optional<Rung> gentler,
    Optional<String> heldBy) {}
