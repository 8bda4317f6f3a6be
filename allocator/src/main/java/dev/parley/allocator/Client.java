package dev.parley.allocator;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;

/** Who receives offers and holds resources: a framework in one of its roles. */
record Client(FrameworkId framework, Role role) {}
