package io.staunch.agent.notify;

/** A message that waits for a channel. */
public record Letter(String channel, Message message) {}
