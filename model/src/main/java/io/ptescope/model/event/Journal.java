package io.ptescope.model.event;

import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Field.Shape;
import io.ptescope.model.state.Machine;

/// Where the kernel writes. Each task brings its own [Pen], which knows where in the kernel it stands.
///
/// A change is applied to the machine and logged in one call. Setting a cell to the value that it has is no change.
public sealed class Journal permits EditedJournal {
    private final Door door;
    private final EventLog log;

    /// A journal that changes the machine behind `door` and appends to `log`.
    public Journal(Door door, EventLog log) {
        this.door = door;
        this.log = log;
    }

    public Machine machine() {
        return door.machine();
    }

    public EventLog log() {
        return log;
    }

    /// The position after the last event.
    public long position() {
        return log.size();
    }

    /// Sets a cell. Returns whether that was a change.
    public boolean set(Pen pen, Field field, int object, long slot, long after) {
        if (field.shape() != Shape.ARRAY) {
            return setAny(pen, field, object, slot, after);
        }
        long before = door.exchangeElement(field, object, slot, after);
        if (before == after) {
            return false;
        }
        log.changeElement(pen.head(field.ordinal()), object, slot, before, after);
        return true;
    }

    /// Sets the only cell that an object has of `field`. Returns whether that was a change.
    public boolean set(Pen pen, Field field, int object, long after) {
        if (field.shape() != Shape.SCALAR) {
            return setAny(pen, field, object, 0, after);
        }
        long before = door.exchange(field, object, after);
        if (before == after) {
            return false;
        }
        log.changeScalar(pen.head(field.ordinal()), object, before, after);
        return true;
    }

    private boolean setAny(Pen pen, Field field, int object, long slot, long after) {
        long before = door.exchange(field, object, slot, after);
        if (before == after) {
            return false;
        }
        log.change(pen.head(field.ordinal()), field, object, slot, before, after);
        return true;
    }

    /// Gives a cell of an ARRAY field the value `after` if it is `expected`, which is another one. Returns whether that
    /// was so. What the caller would have to look at first is looked at once.
    public boolean replace(Pen pen, Field field, int object, long slot, long expected, long after) {
        if (!door.replaceElement(field, object, slot, expected, after)) {
            return false;
        }
        log.changeElement(pen.head(field.ordinal()), object, slot, expected, after);
        return true;
    }

    /// Clears and sets bits of the only cell that an object has of `field`, which is a SCALAR.
    public void setBits(Pen pen, Field field, int object, long cleared, long set) {
        long before = door.exchangeBits(field, object, cleared, set);
        long after = before & ~cleared | set;
        if (before != after) {
            log.changeScalar(pen.head(field.ordinal()), object, before, after);
        }
    }

    /// Adds `amount` to the only cell that an object has of `field`.
    public void add(Pen pen, Field field, int object, long amount) {
        if (amount != 0) {
            long before = door.add(field, object, amount);
            log.changeScalar(pen.head(field.ordinal()), object, before, before + amount);
        }
    }

    /// Moves to another line of the current function. An entry of its own is made only if nothing changes there.
    public void at(Pen pen, int site) {
        settle(pen);
        pen.stepTo(site);
    }

    /// Enters a function. `cause` is the event that the call answers, or -1; `argument` what it is about.
    public void enter(Pen pen, int function, long cause, long argument) {
        settle(pen);
        log.enter(pen.head(Packing.ENTER), function, pen.openCall(), cause, argument);
        pen.push(function, log.size() - 1);
    }

    /// Leaves the function entered last.
    public void leave(Pen pen, long result) {
        settle(pen);
        long entry = pen.openCall();
        int function = pen.pop();
        log.leave(pen.head(Packing.LEAVE), function, entry, result);
    }

    /// Begins an operation of the workload.
    public void begin(Pen pen, int operation) {
        log.operation(pen.head(Packing.BEGIN), operation, 0);
    }

    /// Ends an operation of the workload.
    public void end(Pen pen, int operation, long result) {
        settle(pen);
        log.operation(pen.head(Packing.END), operation, result);
    }

    /// Says something that changes nothing.
    public void remark(Pen pen, Topic topic, long subject, long detail) {
        log.remark(pen.head(Packing.REMARK), topic, subject, detail);
    }

    /// Logs the line at which `pen` stands if nothing has happened there yet.
    public void settle(Pen pen) {
        if (pen.isFirst()) {
            log.step(pen.head(Packing.STEP));
        }
    }

    /// Takes back every event from `position` on, newest first, and forgets them.
    public void rewind(long position) {
        log.revert(door, position, log.size());
        log.truncate(position);
    }
}
