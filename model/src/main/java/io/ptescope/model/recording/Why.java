package io.ptescope.model.recording;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;

/// How an event came about: the calls around it; if these answer a trap, the trap and the earlier change of the PTE
/// that made the access trap; the calls around that; and the operations that both belong to.
///
/// A chain goes back over one trap only. To go on, ask about its earlier change.
public final class Why {
    private final Recording recording;
    private final EventLog log;
    private final LastEvents lastEvents;

    Why(Recording recording, LastEvents lastEvents) {
        this.recording = recording;
        this.lastEvents = lastEvents;
        this.log = recording.log();
    }

    /// One member of the chain.
    ///
    /// @param kind  what it is to the one before it
    /// @param event where it happened
    public record Link(Kind kind, long event) {}

    /// What an event is to the one that it explains.
    public enum Kind {
        /// The event that was asked about.
        SUBJECT,
        /// It happened in this call.
        CALL,
        /// The call answers this trap.
        TRAP,
        /// The trap happened because this change had taken a right away, or had never given it.
        PTE_CHANGE,
        /// All of it was done for this operation of the workload.
        OPERATION
    }

    List<Link> of(long event) {
        List<Link> chain = new ArrayList<>();
        chain.add(new Link(Kind.SUBJECT, event));
        long trap = climb(event, chain);
        long earlier = trap < 0 ? -1 : madeTrap(trap);
        if (earlier >= 0) {
            chain.add(new Link(Kind.PTE_CHANGE, earlier));
            climb(earlier, chain);
        }
        return List.copyOf(chain);
    }

    /// The innermost trap that `event` answers, or -1. Needs no machine, unlike the whole chain.
    long trap(long event) {
        for (long entry = recording.enclosing(event); entry >= 0; entry = log.parent(entry)) {
            long trap = trapOf(entry);
            if (trap >= 0) {
                return trap;
            }
        }
        return -1;
    }

    /// Adds calls, trap and operation of `event`; returns the innermost trap, or -1.
    private long climb(long event, List<Link> chain) {
        long innermost = -1;
        for (long entry = recording.enclosing(event); entry >= 0; entry = log.parent(entry)) {
            chain.add(new Link(Kind.CALL, entry));
            long trap = trapOf(entry);
            if (trap >= 0) {
                chain.add(new Link(Kind.TRAP, trap));
                innermost = innermost < 0 ? trap : innermost;
            }
        }
        int operation = recording.operationOf(event);
        if (operation >= 0) {
            chain.add(new Link(Kind.OPERATION, recording.begin(operation)));
        }
        return innermost;
    }

    /// The trap that the call entered at `entry` answers, or -1: the entry's cause, or a trap with nothing but steps of
    /// the task between it and the entry.
    private long trapOf(long entry) {
        long cause = log.cause(entry);
        if (cause >= 0) {
            return isTrap(cause) ? cause : -1;
        }
        int task = log.task(entry);
        for (long n = lastEvents.before(entry, task); n >= 0; n = lastEvents.before(n, task)) {
            if (isTrap(n)) {
                return n;
            }
            if (log.isEnter(n) || log.isLeave(n) || log.isBegin(n) || log.isEnd(n)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isTrap(long event) {
        return log.isRemark(event) && log.topic(event) == Topic.TRAP;
    }

    /// The last change of presence or write permission of the PTE that `trap` is about, or -1.
    private long madeTrap(long trap) {
        Machine machine = recording.machineAt(trap);
        long address = log.before(trap);
        int mm = machine.processes().mm(log.task(trap));
        int leaf = mm < 0 ? -1 : machine.tables().holder(mm, address);
        if (leaf < 0) {
            return -1;
        }
        Cell entry = new Cell(Field.TABLE_ENTRY, leaf, machine.tables().slot(mm, address));
        return recording.lastChange(entry, Pte.PRESENT | Pte.RW, trap);
    }
}
