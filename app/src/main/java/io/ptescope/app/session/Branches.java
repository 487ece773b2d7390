package io.ptescope.app.session;

import io.ptescope.model.event.Edit;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The runs of one workload that have been made, as a tree: the root is the run that was opened first; a run on another
/// kernel hangs on the root, an edited one on the run in which it was edited. Never changes.
///
/// @param all  in the order in which they were made, the root first; empty while no run of a kernel is loaded
/// @param open the number of the one that is shown; 0 while there is none
public record Branches(List<Branch> all, int open) {
    /// Nothing that a kernel ran is loaded.
    public static final Branches NONE = new Branches(List.of(), 0);

    /// Copies the list.
    public Branches {
        all = List.copyOf(all);
    }

    /// A tree with a root only.
    static Branches of(RunKernel kernel, List<Edit> edits) {
        return new Branches(List.of(new Branch(Branch.ROOT, 0, kernel, edits, 0, "")), Branch.ROOT);
    }

    /// The branch with this number.
    public Optional<Branch> find(int number) {
        return all.stream().filter(branch -> branch.number() == number).findFirst();
    }

    /// The one that is shown.
    public Optional<Branch> current() {
        return find(open);
    }

    /// What hangs on branch `number` directly, oldest first.
    public List<Branch> children(int number) {
        return all.stream().filter(branch -> branch.parent() == number).toList();
    }

    /// The position at which an edited branch parts from the one it hangs on: that of its first edit that the other
    /// lacks.
    public long parting(Branch branch) {
        List<Edit> others = find(branch.parent()).map(Branch::edits).orElse(List.of());
        return branch.edits().stream().filter(edit -> !others.contains(edit)).mapToLong(Edit::position).findFirst()
            .orElse(0);
    }

    /// How many branches lie between `branch` and the root, it included; 0 for the root.
    public int depth(Branch branch) {
        return find(branch.parent()).map(parent -> depth(parent) + 1).orElse(0);
    }

    /// The tree from the root on, every branch before what hangs on it.
    public List<Branch> inTreeOrder() {
        List<Branch> ordered = new ArrayList<>();
        add(0, ordered);
        return ordered;
    }

    private void add(int parent, List<Branch> ordered) {
        for (Branch child : children(parent)) {
            ordered.add(child);
            add(child.number(), ordered);
        }
    }

    /// The branch that is that run.
    Optional<Branch> find(RunKernel kernel, List<Edit> edits) {
        return all.stream().filter(branch -> branch.is(kernel, edits)).findFirst();
    }

    /// With that run shown: the branch that there is of it, else a new one, which hangs on the open branch if that was
    /// edited further, and on the root if it is another kernel. A new one gets `number`.
    Branches showing(RunKernel kernel, List<Edit> edits, int number) {
        return find(kernel, edits).map(branch -> new Branches(all, branch.number())).orElseGet(() -> {
            int parent = edits.isEmpty() ? Branch.ROOT : open;
            List<Branch> more = new ArrayList<>(all);
            more.add(new Branch(number, parent, kernel, edits, 0, ""));
            return new Branches(more, number);
        });
    }

    /// The highest number that a branch has; 0 of none.
    int highest() {
        return all.stream().mapToInt(Branch::number).max().orElse(0);
    }

    Branches opened(int number) {
        return new Branches(all, number);
    }

    /// With `branch` in the place of the one with its number.
    Branches with(Branch branch) {
        return new Branches(all.stream().map(old -> old.number() == branch.number() ? branch : old).toList(), open);
    }

    /// Branch `number` and all that hangs on it.
    public Set<Integer> subtree(int number) {
        Set<Integer> numbers = new HashSet<>();
        numbers.add(number);
        for (Branch child : children(number)) {
            numbers.addAll(subtree(child.number()));
        }
        return numbers;
    }

    /// Without branch `number` and what hangs on it. The root stays, and so does a branch that leads to the open one.
    Branches without(int number) {
        Set<Integer> gone = subtree(number);
        return number == Branch.ROOT || gone.contains(open) ? this
            : new Branches(all.stream().filter(branch -> !gone.contains(branch.number())).toList(), open);
    }

    /// Whether it is the same tree, wherever one stands in its runs and whatever they are called.
    boolean isLike(Branches other) {
        return open == other.open && plain(all).equals(plain(other.all));
    }

    /// Whether something was changed by hand here that is not so in `saved`; what other kernels do is made again at
    /// once.
    public boolean isEditedBeyond(Branches saved) {
        List<Branch> there = saved.all.stream().map(branch -> branch.at(0)).toList();
        return all.stream().filter(Branch::isEdited).anyMatch(branch -> !there.contains(branch.at(0)));
    }

    private static List<Branch> plain(List<Branch> branches) {
        return branches.stream().map(branch -> branch.at(0).named("")).toList();
    }

    /// With those of `others` that are missing here.
    Branches withAll(Branches others) {
        Map<Integer, Branch> together = new TreeMap<>();
        others.all.forEach(branch -> together.put(branch.number(), branch));
        all.forEach(branch -> together.put(branch.number(), branch));
        return new Branches(List.copyOf(together.values()), open);
    }
}
