package io.ptescope.model.event;

import java.util.Arrays;

/// Where one task stands in the kernel while it writes to the journal: its open calls and its current line.
public final class Pen {
    private static final int DEEPEST = 31;

    private final int task;
    private final long[] calls = new long[DEEPEST];
    private final int[] functions = new int[DEEPEST];
    /// What `here` was in each of the calling functions.
    private final int[] callers = new int[DEEPEST];
    private int depth;
    /// The head of an event that happens here, without its kind; negative until there is one.
    private int here;

    /// A pen of `task`, 0 to 63, in user space.
    public Pen(int task) {
        this.task = task;
        this.here = Packing.head(0, 0, task, 0, false);
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
        return Packing.site(here);
    }

    /// Whether it stands at a line at which nothing has happened yet.
    public boolean isFirst() {
        return here < 0;
    }

    /// Goes on to line `site` of the same function, where nothing has happened yet. What happened at the line before
    /// must have been logged: see [Journal#settle].
    public void stepTo(int site) {
        here = Packing.at(here, site);
    }

    void push(int function, long entry) {
        if (depth == DEEPEST) {
            throw new IllegalStateException("more than " + DEEPEST + " kernel calls are open");
        }
        functions[depth] = function;
        callers[depth] = here;
        calls[depth++] = entry;
        here = Packing.head(0, 0, task, depth, false);
    }

    void pop() {
        here = callers[--depth];
    }

    /// The packed head of the next event; what follows is not the first of its step any more.
    int head(int kind) {
        int head = here | kind;
        here = head & ~Packing.KIND & Integer.MAX_VALUE;
        return head;
    }
}
