package io.staunch.policy.setting;

import io.staunch.policy.text.Place;
import java.util.Optional;

/**
 * One setting as it is in force: a row of the table that {@code policy check} prints.
 *
 * @param name its full name, as {@code rules.web-limit.limit}
 * @param value as an operator would write it
 * @param at where it was written; empty where the default holds
 */
public record Effective(String name, String value, Optional<Place> at) {}
