package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Door;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Copies of the machine at some positions, from which a cursor starts when they are nearer than where it stands.
///
/// They are taken once, by replaying the finished log when the recording is made: about 15 ns an event, 0.15 s for 10^7
/// events. The distance between two follows the size of the machine, so that copies take less than half as much as the
/// log, which has 16 bytes an event: a copy of S bytes every S / 7 events, but at least 2^16 events (a classroom
/// machine has S = 80 KiB: 1.3 bytes of keyframes an event) and at most 2^20, so that no seek applies more than 2^19
/// events, whatever the size of the log; machines beyond 7 MiB then pay with more than 7 bytes an event, one of 14 MiB
/// with almost as much as the log itself. Where memory is short, fewer are taken, and seeks take longer.
///
/// Measured over 200 random seeks in 10^7 events (CPU time): at most 0.6 ms with 2^10 frames, 8 ms with 2^17 frames
/// (8 MB), 11 ms with 2^19 frames (38 MB).
final class Keyframes {
    private static final long BYTES_AN_EVENT = 7;
    private static final long NEAREST = 1L << 16;
    private static final long FARTHEST = 1L << 20;
    /// Copying this many bytes takes as long as applying one event.
    private static final long BYTES_LIKE_AN_EVENT = 64;

    private final long[] positions;
    private final List<Door> machines;

    private Keyframes(List<Long> positions, List<Door> machines) {
        this.positions = positions.stream().mapToLong(Long::longValue).toArray();
        this.machines = List.copyOf(machines);
    }

    /// Keyframes of the first `size` events of `log`, which start from the machine behind `boot`: the first of them.
    /// All others take about `mostBytes` at most, however far apart that puts them. `watch` is called after every 2^16
    /// events at most, and may end this by an exception.
    static Keyframes of(Door boot, EventLog log, long size, long mostBytes, Runnable watch) {
        List<Long> positions = new ArrayList<>();
        List<Door> machines = new ArrayList<>();
        positions.add(0L);
        machines.add(boot);
        long position = 0;
        long next = interval(boot, size, mostBytes);
        Door replay = next <= size ? boot.copy() : boot;
        while (next <= size) {
            while (position < next) {
                long to = Math.min(next, position + NEAREST);
                watch.run();
                log.apply(replay, position, to);
                position = to;
            }
            positions.add(position);
            machines.add(replay.copy());
            next = position + interval(replay, size, mostBytes);
        }
        return new Keyframes(positions, machines);
    }

    private static long interval(Door machine, long size, long mostBytes) {
        long bytes = machine.bytes();
        long most = Math.max(1, mostBytes / Math.max(1, bytes));
        return Math.max(Math.clamp(bytes / BYTES_AN_EVENT, NEAREST, FARTHEST), size / most);
    }

    /// About how many bytes all keyframes take.
    long bytes() {
        return machines.stream().mapToLong(Door::bytes).sum();
    }

    int count() {
        return positions.length;
    }

    /// The keyframe that is nearest to `position` in either direction.
    int nearest(long position) {
        int found = Arrays.binarySearch(positions, position);
        if (found >= 0) {
            return found;
        }
        int behind = -found - 1;
        if (behind == positions.length) {
            return behind - 1;
        }
        return positions[behind] - position < position - positions[behind - 1] ? behind : behind - 1;
    }

    long position(int keyframe) {
        return positions[keyframe];
    }

    /// Only to copy from.
    Door machine(int keyframe) {
        return machines.get(keyframe);
    }

    /// What copying a keyframe costs, in events applied.
    long cost(int keyframe) {
        return machine(keyframe).bytes() / BYTES_LIKE_AN_EVENT;
    }
}
