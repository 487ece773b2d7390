package io.ptescope.model.check;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Field;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// I31: the lock of a DAX slot has one owner, who gives it back before he leaves the kernel. Who waits for it is woken
/// by that: a waiter looks for himself.
final class SlotLockWatch implements Watch {
    private final Map<Subject.Slot, Integer> owners = new LinkedHashMap<>();
    private final List<Wrong> wrong = new ArrayList<>();

    private record Wrong(Subject.Slot slot, int task, boolean taken) {}

    @Override
    public boolean note(long n, Trail trail) {
        EventLog log = trail.log();
        int task = log.task(n);
        if (log.changes(n, Field.MAPPING_ENTRY)) {
            change(new Subject.Slot(log.object(n), (int) log.slot(n)), log.before(n), log.after(n), task);
        } else if (!owners.isEmpty() && log.isEnd(n)) {
            owners.forEach((slot, owner) -> {
                if (owner == task) {
                    wrong.add(new Wrong(slot, task, false));
                }
            });
        }
        return !wrong.isEmpty();
    }

    private void change(Subject.Slot slot, long before, long after, int task) {
        boolean held = DaxEntry.isValue(before) && new DaxEntry(before).isLocked();
        if (held && new DaxEntry(before).owner() != task) {
            wrong.add(new Wrong(slot, task, true));
        }
        if (DaxEntry.isValue(after) && new DaxEntry(after).isLocked()) {
            owners.put(slot, new DaxEntry(after).owner());
        } else {
            owners.remove(slot);
        }
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        for (Wrong one : wrong) {
            findings.add(new Finding(one.slot(), Wording.of(one.taken()
                ? "{0} has changed a slot that somebody else holds"
                : "{0} has left the kernel, and still holds the slot", scene.who(one.task()))));
        }
    }

    @Override
    public void begin() {
        wrong.clear();
    }
}
