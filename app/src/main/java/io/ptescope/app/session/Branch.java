package io.ptescope.app.session;

import io.ptescope.model.event.Edit;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of the workload among others: a kernel, and what is edited by hand.
///
/// @param number   its own; the root has 1
/// @param parent   the branch that it parts from; 0 for the root
/// @param kernel   what runs
/// @param edits    all of them, those of the parent that lie before its own included; empty for a run as the kernel
///                 makes it
/// @param position where one is, or was, in it
/// @param name     as the user calls it; empty until he does
/// @param standing whether the edits are those of a run of the text as it is now; if not, of the last that had one
/// @param text     that last one, if it is known: a text in which the branch can be run once more
public record Branch(int number, int parent, RunKernel kernel, List<Edit> edits, long position, String name,
    Standing standing, @Nullable Scenario text) {
    /// The number of the first branch, which has no parent.
    public static final int ROOT = 1;

    /// Copies the list, and takes off the name what a line cannot hold.
    public Branch {
        edits = List.copyOf(edits);
        name = name.strip().replaceAll("\\s+", " ");
    }

    /// A branch of the text as it is.
    public Branch(int number, int parent, RunKernel kernel, List<Edit> edits, long position, String name) {
        this(number, parent, kernel, edits, position, name, Standing.CURRENT, null);
    }

    public boolean isRoot() {
        return number == ROOT;
    }

    public boolean isEdited() {
        return !edits.isEmpty();
    }

    /// Whether it is that run: runs are functions of kernel and edits.
    public boolean is(RunKernel other, List<Edit> others) {
        return !isStale() && kernel.equals(other) && edits.equals(others);
    }

    /// Whether no run of the text as it is can be made of it.
    public boolean isStale() {
        return standing != Standing.CURRENT;
    }

    Branch at(long other) {
        return new Branch(number, parent, kernel, edits, other, name, standing, text);
    }

    Branch named(String other) {
        return new Branch(number, parent, kernel, edits, position, other, standing, text);
    }

    Branch on(RunKernel other) {
        return new Branch(number, parent, other, edits, position, name, standing, text);
    }

    /// As a run of the text as it is.
    Branch remade(List<Edit> others, long where) {
        return new Branch(number, parent, kernel, others, where, name);
    }

    /// As a run of `last`, which the text is no more.
    Branch stale(Standing reason, @Nullable Scenario last) {
        return new Branch(number, parent, kernel, edits, position, name, reason, last);
    }
}
