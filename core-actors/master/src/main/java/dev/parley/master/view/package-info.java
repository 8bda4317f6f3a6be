/** What onlookers see of the leading master: immutable, published after every batch. */
@NullMarked
package dev.parley.master.view;

import org.jspecify.annotations.NullMarked;
