package io.ptescope.model.event;

import java.util.Arrays;

/// Where one task stands in the kernel while it writes to the journal: its open calls and its current line.
public final class Pen {
    private static final int DEEPEST = 31;

    private final int task;
    private final long[] calls = new long[DEEPEST];
    private final int[] functions = new int[DEEPEST];
    private final int[] sites = new int[DEEPEST + 1];
    private int depth;
    private boolean first;

    /// A pen of `task`, 0 to 63, in user space.
    public Pen(int task) {
        this.task = task;
        Arrays.fill(calls, -1);
    }

    public int task() {
        return task;
    }

    /// Calls that are open.
    public int depth() {
        return depth;
    }

    /// The entry of the innermost open call, or -1 in user space.
    public long openCall() {
        return depth == 0 ? -1 : calls[depth - 1];
    }

    /// The function of the innermost open call, or -1 in user space.
    public int function() {
        return depth == 0 ? -1 : functions[depth - 1];
    }

    /// The line at which the task stands in its innermost call.
    public int site() {
        return sites[depth];
    }

    boolean isFirst() {
        return first;
    }

    void stepTo(int site) {
        sites[depth] = site;
        first = true;
    }

    void push(int function, long entry) {
        if (depth == DEEPEST) {
            throw new IllegalStateException("more than " + DEEPEST + " kernel calls are open");
        }
        functions[depth] = function;
        calls[depth++] = entry;
        sites[depth] = 0;
        first = false;
    }

    void pop() {
        depth--;
        first = false;
    }

    /// The packed head of the next event; what follows is not the first of its step any more.
    int head(int kind) {
        int head = Packing.head(kind, sites[depth], task, depth, first);
        first = false;
        return head;
    }
}
