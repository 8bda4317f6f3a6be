package dev.parley.master.registry;

import java.util.SortedMap;

/** Labels as a kind of value of its own, so that no other map is taken for them. */
record Labels(SortedMap<String, String> values) {}
