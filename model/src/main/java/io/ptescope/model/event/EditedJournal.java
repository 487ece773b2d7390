package io.ptescope.model.event;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Disorder;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import java.util.List;
import java.util.Optional;

/// The journal of a run that is edited by hand: as soon as the log is as long as the position of the next [Edit], that
/// edit happens, before the kernel can read anything more. A class of its own, so that other runs pay nothing for it.
public final class EditedJournal extends Journal {
    private static final long NEVER = -1;

    private final Pen hand = new Pen(Origin.HAND);
    private final List<Edit> edits;
    private int done;
    /// The position of the next edit.
    private long due = NEVER;

    /// A journal that changes the machine behind `door` and appends to `log`. The positions of `edits` grow. Every
    /// other method throws [IllegalStateException] if the machine has no such cell at the moment of an edit.
    public EditedJournal(Door door, EventLog log, List<Edit> edits) {
        super(door, log);
        this.edits = List.copyOf(edits);
        for (int i = 1; i < edits.size(); i++) {
            if (edits.get(i).position() <= edits.get(i - 1).position()) {
                throw new IllegalArgumentException("edits out of order: " + edits.get(i).text());
            }
        }
        findDue();
    }

    /// Makes the edits of the machine as it boots. To be called once, before the kernel does anything.
    public void start() {
        edit();
    }

    /// The next edit that is still to come; none after the last.
    public Optional<Edit> pending() {
        return done < edits.size() ? Optional.of(edits.get(done)) : Optional.empty();
    }

    private void findDue() {
        due = done < edits.size() ? edits.get(done).position() : NEVER;
    }

    private void edit() {
        while (position() == due) {
            Edit edit = edits.get(done++);
            findDue();
            edit.problem(machine()).ifPresent(problem -> {
                throw new Disorder("the edit " + edit.text() + " asks for what is not there: " + problem);
            });
            hand.stepTo(0);
            super.set(hand, edit.field(), edit.object(), edit.slot(), edit.value());
        }
    }

    @Override
    public boolean set(Pen pen, Field field, int object, long slot, long after) {
        boolean changed = super.set(pen, field, object, slot, after);
        edit();
        return changed;
    }

    @Override
    public boolean set(Pen pen, Field field, int object, long after) {
        boolean changed = super.set(pen, field, object, after);
        edit();
        return changed;
    }

    @Override
    public boolean replace(Pen pen, Field field, int object, long slot, long expected, long after) {
        boolean changed = super.replace(pen, field, object, slot, expected, after);
        edit();
        return changed;
    }

    @Override
    public void setBits(Pen pen, Field field, int object, long cleared, long set) {
        super.setBits(pen, field, object, cleared, set);
        edit();
    }

    @Override
    public void add(Pen pen, Field field, int object, long amount) {
        super.add(pen, field, object, amount);
        edit();
    }

    @Override
    public void enter(Pen pen, int function, long cause, long argument) {
        super.enter(pen, function, cause, argument);
        edit();
    }

    @Override
    public void leave(Pen pen, long result) {
        super.leave(pen, result);
        edit();
    }

    @Override
    public void begin(Pen pen, int operation) {
        super.begin(pen, operation);
        edit();
    }

    @Override
    public void end(Pen pen, int operation, long result) {
        super.end(pen, operation, result);
        edit();
    }

    @Override
    public void remark(Pen pen, Topic topic, long subject, long detail) {
        super.remark(pen, topic, subject, detail);
        edit();
    }

    @Override
    public void settle(Pen pen) {
        super.settle(pen);
        edit();
    }

    @Override
    public void rewind(long position) {
        super.rewind(position);
        done = (int) edits.stream().filter(edit -> edit.position() < position).count();
        findDue();
    }
}
