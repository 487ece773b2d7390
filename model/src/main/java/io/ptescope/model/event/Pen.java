package io.ptescope.model.event;

import io.ptescope.model.state.Disorder;

/// Where one task stands in the kernel while it writes to the journal: its open calls and its current line.
public final class Pen {
    private static final int DEEPEST = 31;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final int task;
    /// The entries of the open calls, outermost first, behind a -1 that stands for user space.
    private final long[] calls = new long[DEEPEST + 1];
    /// Beside each of them its function, and what `here` was in the calling one: function << 32 | here.
    private final long[] callers = new long[DEEPEST + 1];
    private int depth;
    /// The head of an event that happens here, without its kind; negative until there is one.
    private int here;

    /// A pen of `task`, 0 to 63, in user space.
    public Pen(int task) {
        this.task = task;
        this.here = Packing.head(0, 0, task, 0, false);
        this.calls[0] = -1;
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
        return calls[depth];
    }

    /// The function of the innermost open call, or -1 in user space.
    public int function() {
        return depth == 0 ? -1 : (int) (callers[depth] >>> Integer.SIZE);
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
            throw new Disorder("more than " + DEEPEST + " kernel calls are open");
        }
        depth++;
        calls[depth] = entry;
        callers[depth] = (long) function << Integer.SIZE | here & UNSIGNED;
        here = Packing.head(0, 0, task, depth, false);
    }

    /// Goes back to the calling function; returns the one that it leaves.
    int pop() {
        long caller = callers[depth--];
        here = (int) caller;
        return (int) (caller >>> Integer.SIZE);
    }

    /// The packed head of the next event; what follows is not the first of its step any more.
    int head(int kind) {
        int head = here | kind;
        here = head & ~Packing.KIND & Integer.MAX_VALUE;
        return head;
    }
}
