package io.ptescope.model.state;

/// Who holds which lock. A lock is free (0), held by readers (bit n: task n), or by one writer.
public final class Locks {
    private static final long WRITER = 1L << 63;

    private final Cells cells;

    Locks(Cells cells) {
        this.cells = cells;
    }

    /// The raw state of a lock.
    public long state(LockKind kind, int object) {
        return cells.element(Field.LOCK, kind.ordinal(), object);
    }

    public boolean isFree(LockKind kind, int object) {
        return state(kind, object) == 0;
    }

    /// The task that holds the lock exclusively, or -1.
    public int writer(LockKind kind, int object) {
        long state = state(kind, object);
        return state < 0 ? (int) (state & ~WRITER) : -1;
    }

    public boolean isHeldBy(LockKind kind, int object, int task) {
        long state = state(kind, object);
        return state < 0 ? (state & ~WRITER) == task : (state >>> task & 1) != 0;
    }

    /// An upper bound, exclusive, of the objects whose lock of this kind was ever held.
    public int objects(LockKind kind) {
        return cells.slots(Field.LOCK, kind.ordinal());
    }

    /// The state of a lock that `task` (0 to 61) holds exclusively.
    public static long writtenBy(int task) {
        return WRITER | task;
    }

    /// The bit of reader `task` (0 to 61).
    public static long readBy(int task) {
        return 1L << task;
    }
}
