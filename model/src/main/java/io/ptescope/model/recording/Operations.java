package io.ptescope.model.recording;

import java.util.Arrays;
import java.util.BitSet;

/// Where each operation of the workload begins and ends, and who did it.
final class Operations {
    private static final long NEVER = -1;

    private long[] begins = new long[16];
    private long[] ends = new long[16];
    private int[] tasks = new int[16];
    private int[] inOrder = new int[16];
    private final BitSet workers = new BitSet();
    private int begun;
    private int count;

    void begin(int operation, long event, int task) {
        if (operation >= begins.length) {
            int length = Math.max(operation + 1, begins.length * 2);
            begins = Arrays.copyOf(begins, length);
            ends = Arrays.copyOf(ends, length);
            tasks = Arrays.copyOf(tasks, length);
        }
        Arrays.fill(begins, count, Math.max(count, operation), NEVER);
        Arrays.fill(ends, count, Math.max(count, operation), NEVER);
        begins[operation] = event;
        ends[operation] = NEVER;
        tasks[operation] = task;
        workers.set(task);
        count = Math.max(count, operation + 1);
        if (begun == inOrder.length) {
            inOrder = Arrays.copyOf(inOrder, begun * 2);
        }
        inOrder[begun++] = operation;
    }

    void end(int operation, long event) {
        ends[operation] = event;
    }

    int count() {
        return count;
    }

    long begin(int operation) {
        return begins[operation];
    }

    long end(int operation) {
        return ends[operation];
    }

    int task(int operation) {
        return tasks[operation];
    }

    /// Whether `task` has begun an operation so far.
    boolean isDoneBy(int task) {
        return workers.get(task);
    }

    /// The operation during which `task` had event `event`, or -1; for a task without operations of its own the one
    /// begun last before the event.
    int around(long event, int task) {
        int last = lastBegun(event);
        if (!workers.get(task)) {
            return last < 0 ? -1 : inOrder[last];
        }
        for (int k = last; k >= 0; k--) {
            int operation = inOrder[k];
            if (tasks[operation] == task) {
                return ends[operation] == NEVER || ends[operation] >= event ? operation : -1;
            }
        }
        return -1;
    }

    private int lastBegun(long event) {
        int low = 0;
        int high = begun - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (begins[inOrder[middle]] <= event) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
