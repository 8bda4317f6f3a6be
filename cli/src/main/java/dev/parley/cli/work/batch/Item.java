package dev.parley.cli.work.batch;

/**
 * One line of the input.
 *
 * @param number counts from 1
 * @param valid whether it is text: a line that is not UTF-8 cannot be an argument of a task
 */
record Item(long number, String line, boolean valid) {}
