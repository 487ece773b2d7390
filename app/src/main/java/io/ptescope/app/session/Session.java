package io.ptescope.app.session;

import io.ptescope.app.heap.Heap;
import io.ptescope.model.recording.Cell;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.recording.Steps;
import io.ptescope.model.recording.Stops;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The only mutable truth of the window. Whatever the user does to it ends in one new [Frame]; several things done
/// [#together] end in one as well.
///
/// Used on one thread, that of the window. Every command may come at any time: one that has nothing to do (a step at
/// the end, a seek while nothing is loaded) does nothing, and makes no frame.
public final class Session {
    /// A move over more events than this is a jump: nobody could look at what it changed.
    public static final long LONGEST_SHOWN = 1L << 14;

    private final ReadOnlyObjectWrapper<Frame> frame;
    private final Set<Breakpoint> breakpoints = new LinkedHashSet<>();
    private final Tree tree;
    private final Leftovers leftovers;
    private Pins pins = Pins.NONE;
    private Story story;
    private Cursor cursor;
    private long previous;
    /// From where on what is opened shows what it changes; negative if it shows none.
    private long shownFrom = -1;
    private Granularity granularity = Granularity.PATH;
    private Selection selection = Selection.NONE;
    private int open;
    private boolean stale;

    /// A session in which nothing is loaded, with all the memory that there is.
    public Session() {
        this(new Heap());
    }

    /// A session in which nothing is loaded, whose runs are made in `heap`.
    public Session(Heap heap) {
        tree = new Tree(heap);
        leftovers = new Leftovers();
        story = Story.empty();
        cursor = story.recording().cursor();
        frame = new ReadOnlyObjectWrapper<>(this, "frame", picture());
    }

    /// A session in which all is as in `other`, and which nobody listens to.
    public Session(Session other) {
        tree = new Tree(other.tree);
        leftovers = new Leftovers(other.leftovers);
        breakpoints.addAll(other.breakpoints);
        pins = other.pins;
        story = other.story;
        cursor = story.recording().cursor();
        cursor.seek(other.cursor.position());
        previous = other.previous;
        granularity = other.granularity;
        selection = other.selection;
        frame = new ReadOnlyObjectWrapper<>(this, "frame", picture());
    }

    /// What is shown. Set once for whatever happens in one command.
    public ReadOnlyObjectProperty<Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    public Frame frame() {
        return frame.get();
    }

    /// Shows `next` from its start, as the root of a tree of its own.
    public void open(Story next) {
        together(() -> {
            replace(next, 0, false);
            tree.plant(next);
        });
    }

    /// Shows `next`, the open branch of `branches`, at its place. None of the others has been run yet.
    public void open(Branches branches, Story next) {
        together(() -> {
            replace(next, branches.current().map(Branch::position).orElse(0L), false);
            tree.restore(branches, next);
        });
    }

    /// Shows `next`, another run of the same workload, at the corresponding place: see [Place]. It is a branch from
    /// then on, unless the workload is another one. Returns whether the very step is there.
    public boolean switchTo(Story next) {
        Passage passage = new Passage(story, next);
        long left = cursor.position();
        together(() -> {
            tree.leave(left);
            tree.show(story, next);
            replace(next, passage.place(left), pins.along(passage), false);
        });
        return passage.isThere(left);
    }

    /// What becomes of the branches when the workload is rewritten; to be found out beside the session.
    public Rewriting rewriting() {
        return tree.rewriting(story, cursor.position());
    }

    /// Shows the workload as it is rewritten, at the corresponding place, and takes branches, pins and breakpoints
    /// along. Returns whether it does: not if branches have come or gone since [#rewriting].
    public boolean rewrite(Rewriting.Rewritten next) {
        if (!tree.isAsBefore(next)) {
            return false;
        }
        together(() -> {
            Passage passage = new Passage(story, next.shown());
            Leftovers.Taken taken = leftovers.along(passage, pins, breakpoints);
            tree.rewrite(next);
            replace(next.shown(), passage.place(cursor.position()), taken.pins(), false);
            restore(taken.pins(), taken.breakpoints());
        });
        return true;
    }

    /// Shows `next`, this run with one more edit, right behind that edit.
    public void branchOff(Story next) {
        together(() -> {
            tree.leave(cursor.position());
            tree.show(story, next);
            long left = cursor.position();
            replace(next, next.edits().getLast().position() + 1, true);
            shownFrom = Math.min(left, cursor.position());
        });
    }

    /// Shows branch `number`, which is `next`, where one was in it last.
    public void toBranch(int number, Story next) {
        tree.branches().find(number).ifPresent(branch -> together(() -> {
            tree.leave(cursor.position());
            tree.open(number, next);
            replace(next, branch.position(), branch.kernel().equals(story.kernel().orElse(null)));
        }));
    }

    /// The run that branch `number` is, if it was made and is still at hand.
    public Optional<Story> story(int number) {
        return tree.story(number);
    }

    /// Keeps the run that branch `number` is, because somebody has made it to look at.
    public void keep(int number, Story made) {
        tree.keep(number, made);
    }

    /// Calls branch `number` by `name`; by an empty one as it is called by itself.
    public void rename(int number, String name) {
        grow(tree.renamed(number, name));
    }

    /// Removes branch `number` and all that hangs on it. The root stays, and a branch that leads to the open one.
    public void remove(int number) {
        grow(tree.removed(number));
    }

    /// Brings back what was removed last.
    public void restoreRemoved() {
        grow(tree.restored());
    }

    /// Whether something was removed that can come back.
    public boolean hasRemoved() {
        return tree.hasRemoved();
    }

    private void grow(boolean changed) {
        together(() -> stale |= changed);
    }

    private void replace(Story next, long position, boolean sameFrames) {
        boolean related = next.lesson().equals(story.lesson());
        replace(next, position, related ? pins.along(new Passage(story, next)) : Pins.NONE, sameFrames);
    }

    private void replace(Story next, long position, Pins taken, boolean sameFrames) {
        together(() -> {
            pins = taken;
            story = next;
            cursor = next.recording().cursor();
            cursor.seek(Math.clamp(position, 0, recording().size()));
            if (!selection.outlivesRun() && !(sameFrames && selection instanceof Selection.Page)) {
                selection = Selection.NONE;
            }
            stale = true;
        });
    }

    /// Goes to `position`; one outside the run means its start or end.
    public void seek(long position) {
        together(() -> {
            long target = Math.clamp(position, 0, recording().size());
            if (target != cursor.position()) {
                cursor.seek(target);
                stale = true;
            }
        });
    }

    /// One step forward.
    public void next() {
        seek(steps().next(cursor.position(), granularity));
    }

    /// One step back.
    public void back() {
        seek(steps().previous(cursor.position(), granularity));
    }

    /// To the next line, entering what this one calls.
    public void into() {
        step(steps()::into);
    }

    /// To the next line of the same function.
    public void over() {
        step(steps()::over);
    }

    /// Behind the current call.
    public void out() {
        step(steps()::out);
    }

    /// Back to the line before, which may lie in a function that has returned since.
    public void backInto() {
        step(steps()::backInto);
    }

    /// Back to before the current call was made.
    public void backOut() {
        step(steps()::backOut);
    }

    private void step(LongUnaryOperator leads) {
        seek(leads.applyAsLong(cursor.position()));
    }

    public void toStart() {
        seek(0);
    }

    public void toEnd() {
        seek(recording().size());
    }

    /// A search for what is set now. It looks at what never changes, so it may go on beside the session.
    public Search search() {
        return new Search(story, breakpoints);
    }

    /// To the moment that the workload calls `mark`; an unknown one is nowhere to go.
    public void runToMark(String mark) {
        story.position(mark).ifPresent(this::seek);
    }

    /// Behind the last event before the one shown that changed what is selected. Stays if there is none.
    public void toLastChange() {
        Watched.lastChange(recording(), cells(), cursor.position()).ifPresent(this::seek);
    }

    /// Behind the next event that changes what is selected. Stays if there is none.
    public void toNextChange() {
        Watched.nextChange(recording(), cells(), cursor.position()).ifPresent(this::seek);
    }

    /// The cells of the machine that the selected thing consists of, here.
    public List<Cell> cells() {
        return Watched.cells(cursor.machine(), selection);
    }

    /// How far a step goes from now on.
    public void stepBy(Granularity wanted) {
        together(() -> {
            stale |= granularity != wanted;
            granularity = wanted;
        });
    }

    public void select(Selection wanted) {
        together(() -> {
            stale |= !selection.equals(wanted);
            selection = wanted;
        });
    }

    /// Sets the breakpoint, or takes it away if it is set.
    public void toggle(Breakpoint breakpoint) {
        together(() -> {
            if (!breakpoints.remove(breakpoint)) {
                breakpoints.add(breakpoint);
            }
            stale = true;
        });
    }

    /// Takes pins and breakpoints as they were in a session that was saved.
    public void restore(Pins saved, Set<Breakpoint> stops) {
        together(() -> {
            pins = saved.upTo(recording().size());
            breakpoints.clear();
            breakpoints.addAll(stops);
            stale = true;
        });
    }

    /// Sets bookmark `number` here, or takes it away if it is here.
    public void bookmark(int number) {
        pin(pins.toggled(number, cursor.position()));
    }

    /// Goes to bookmark `number`, if it is set.
    public void toBookmark(int number) {
        Long position = pins.bookmarks().get(number);
        if (position != null) {
            seek(position);
        }
    }

    /// Goes to the next bookmark, or to the last one before here.
    public void toNextBookmark(boolean forward) {
        pins.next(cursor.position(), forward).ifPresent(this::seek);
    }

    /// Sets the first or the second marker here, or takes it away if it is here.
    public void measure(boolean first) {
        pin(pins.measured(first, cursor.position()));
    }

    private void pin(Pins changed) {
        together(() -> {
            stale = true;
            pins = changed;
        });
    }

    /// Goes to where `number` steps of the granularity have been made; one outside the run means its start or end.
    public void toStep(long number) {
        Stops stops = steps().stops(granularity);
        seek(stops.at(Math.clamp(number, 0, stops.count() - 1)));
    }

    /// Does several things at once: listeners hear of the last state only, and the changes shown are those since the
    /// position before the first.
    public void together(Runnable things) {
        long before = cursor.position();
        Story loaded = story;
        open++;
        try {
            things.run();
        } finally {
            open--;
            if (open == 0 && stale) {
                stale = false;
                if (story != loaded) {
                    previous = shownFrom < 0 ? cursor.position() : shownFrom;
                    shownFrom = -1;
                } else if (cursor.position() != before) {
                    previous = before;
                }
                frame.set(picture());
            }
        }
    }

    /// How many events moving has applied or reverted since this run was opened.
    public long work() {
        return cursor.applied();
    }

    private Recording recording() {
        return story.recording();
    }

    private Steps steps() {
        return recording().steps();
    }

    private Frame picture() {
        return new Frame(story, cursor.machine(), cursor.position(), previous, isJump(), granularity,
            selection, breakpoints, pins, tree.branches(cursor.position()));
    }

    private boolean isJump() {
        return Math.abs(cursor.position() - previous) > LONGEST_SHOWN;
    }
}
