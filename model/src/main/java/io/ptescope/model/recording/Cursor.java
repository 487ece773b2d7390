package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Machine;

/// A reader's place in a recording, with a machine that is always as it was at that place.
///
/// Not for several threads at once; two cursors of one recording are independent.
public final class Cursor {
    private final EventLog log;
    private final long size;
    private final Keyframes keyframes;
    private final Door door;
    private long position;
    private long applied;
    private long copied;

    Cursor(EventLog log, long size, Keyframes keyframes) {
        this.log = log;
        this.size = size;
        this.keyframes = keyframes;
        this.door = keyframes.machine(0).copy();
    }

    /// How many events have happened to the machine.
    public long position() {
        return position;
    }

    /// The machine at [#position]. The same object for the life of the cursor; it changes with every [#seek].
    public Machine machine() {
        return door.machine();
    }

    /// Goes to `target`, 0 to the size of the recording, applying or reverting events from here or from the nearest
    /// keyframe, whichever costs less.
    public void seek(long target) {
        if (target < 0 || target > size) {
            throw new IndexOutOfBoundsException("position " + target + " of " + size);
        }
        int keyframe = keyframes.nearest(target);
        long away = Math.abs(keyframes.position(keyframe) - target);
        long here = Math.abs(position - target);
        if (away < here && away + keyframes.cost(keyframe) < here) {
            door.become(keyframes.machine(keyframe));
            position = keyframes.position(keyframe);
            copied++;
        }
        applied += Math.abs(position - target);
        if (position < target) {
            log.apply(door, position, target);
        } else {
            log.revert(door, target, position);
        }
        position = target;
    }

    /// How many events this cursor has applied or reverted in its life: the work that moving has cost.
    public long applied() {
        return applied;
    }

    /// How many keyframes this cursor has copied in its life.
    public long copied() {
        return copied;
    }
}
