package dev.parley.model.reservations;

import dev.parley.model.ids.Role;
import dev.parley.model.ids.VolumeId;
import java.util.Optional;

/**
 * A folder on an agent's disk, made of disk reserved for a role, that outlives the tasks that use
 * it.
 *
 * @param principal who created it, where that is known
 * @param containerPath where its tasks see it
 * @param mebibytes at least 1
 */
public record PersistentVolume(
    VolumeId id, Role role, Optional<String> principal, String containerPath, long mebibytes) {}
