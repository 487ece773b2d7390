package io.ptescope.model.event;

import io.ptescope.model.state.Field;

/// One entry of the log, as a reader sees it. Sites and functions are numbers here; package `kernel` names them.
public sealed interface Event {
    /// Position in the log, from 0.
    long sequence();

    /// Where and by whom it happened.
    Origin origin();

    /// Who did it, and where in the kernel.
    ///
    /// @param task  the task; [Origin#HARDWARE] for the disk and for interrupts that belong to nobody
    /// @param site  number of the kernel line
    /// @param depth how many calls are open around it
    /// @param first whether it is the first entry of its step
    record Origin(int task, int site, int depth, boolean first) {
        /// The task number of what no task does.
        public static final int HARDWARE = 63;
        /// The task number of the flusher thread (pdflush).
        public static final int FLUSHER = 62;
        /// The task number of what is edited by hand: no task did it, at no line, and it asked for no lock.
        public static final int HAND = 61;
    }

    /// A cell got a new value.
    record Change(long sequence, Origin origin, Field field, int object, long slot, long before, long after)
        implements Event {}

    /// A kernel function was entered.
    ///
    /// @param parent entry of the enclosing call, or -1
    /// @param cause  the event that this call answers, or -1 when it is the call around it
    /// @param argument what the function is about: an address, a page, an inode
    record Enter(long sequence, Origin origin, int function, long parent, long cause, long argument)
        implements Event {}

    /// A kernel function returned.
    ///
    /// @param entry  where it was entered
    /// @param result what it returned
    record Leave(long sequence, Origin origin, int function, long entry, long result) implements Event {}

    /// A line was reached at which nothing changed.
    record Step(long sequence, Origin origin) implements Event {}

    /// An operation of the workload began.
    record Begin(long sequence, Origin origin, int operation) implements Event {}

    /// An operation of the workload ended.
    record End(long sequence, Origin origin, int operation, long result) implements Event {}

    /// Something worth a word that changes nothing: a WARN, a trap, a lost race.
    record Remark(long sequence, Origin origin, Topic topic, long subject, long detail) implements Event {}
}
