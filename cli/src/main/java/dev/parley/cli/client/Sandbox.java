package dev.parley.cli.client;

import java.net.URI;

/**
 * Where a task's files are.
 *
 * @param agent the HTTP address of the agent that has them
 * @param directory of the task, on that agent
 */
public record Sandbox(String taskId, String frameworkId, URI agent, String directory) {}
