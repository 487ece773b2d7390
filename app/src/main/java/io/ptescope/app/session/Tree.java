package io.ptescope.app.session;

import io.ptescope.app.heap.Heap;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The branches of a session with the runs that they are. Runs can be made again, so of those that are not shown the
/// largest are let go when all of them take too much.
final class Tree {
    private final Heap heap;
    private Branches branches = Branches.NONE;
    private final Map<Integer, Story> stories = new HashMap<>();
    private final Deque<Branches> removed = new ArrayDeque<>();

    /// A tree in which nothing grows.
    Tree(Heap heap) {
        this.heap = heap;
    }

    /// A copy, with the runs that are at hand and what can come back.
    Tree(Tree other) {
        heap = other.heap;
        branches = other.branches;
        stories.putAll(other.stories);
        removed.addAll(other.removed);
    }

    Branches branches() {
        return branches;
    }

    /// The branches, with the open one at `position`.
    Branches branches(long position) {
        return branches.current().map(branch -> branches.with(branch.at(position))).orElse(branches);
    }

    /// A new tree of one run.
    void plant(Story root) {
        restore(root.kernel().map(kernel -> Branches.of(kernel, root.edits())).orElse(Branches.NONE), root);
    }

    /// A tree of which only the open run is at hand.
    void restore(Branches saved, Story open) {
        branches = saved;
        stories.clear();
        removed.clear();
        stories.put(saved.open(), open);
    }

    /// What has become of the tree in another text; what was removed in the old one does not come back.
    void rewrite(Rewriting.Rewritten now) {
        branches = now.after();
        removed.clear();
        stories.keySet().removeIf(number -> branches.find(number).filter(Branch::isStale).isEmpty());
        now.stories().forEach(this::keep);
    }

    /// Finds out what is to become of the branches in another text; one is at `position` of `shown`.
    Rewriting rewriting(Story shown, long position) {
        return new Rewriting(branches(position), stories, shown, heap);
    }

    /// Whether the branches are still those that were rewritten.
    boolean isAsBefore(Rewriting.Rewritten now) {
        return branches.isLike(now.before());
    }

    /// Remembers where one was in the open branch.
    void leave(long position) {
        branches = branches(position);
    }

    /// Adds `next`, or opens the branch that it is; a new tree if it does not belong to the workload of `shown`.
    void show(Story shown, Story next) {
        boolean isSameWorkload = branches.open() != 0 && next.lesson().equals(shown.lesson())
            && next.kernel().isPresent()
            && next.run().map(run -> run.scenario()).equals(shown.run().map(run -> run.scenario()));
        if (isSameWorkload) {
            branches = branches.showing(next.kernel().orElseThrow(), next.edits(), fresh());
            keep(branches.open(), next);
        } else {
            plant(next);
        }
    }

    /// A number that no branch has, nor one that was removed and may come back.
    private int fresh() {
        return Math.max(branches.highest(), removed.stream().mapToInt(Branches::highest).max().orElse(0)) + 1;
    }

    void open(int number, Story story) {
        branches = branches.opened(number);
        keep(number, story);
    }

    Optional<Story> story(int number) {
        return Optional.ofNullable(stories.get(number));
    }

    /// Keeps `story`, and lets go of the largest, unless it is shown, until there is room for all.
    void keep(int number, Story story) {
        stories.put(number, story);
        List<Integer> largest = stories.keySet().stream().filter(kept -> kept != branches.open())
            .sorted(Comparator.comparingLong((Integer kept) -> bytes(stories.get(kept))).reversed()).toList();
        long taken = stories.values().stream().mapToLong(Tree::bytes).sum();
        for (int each : largest) {
            if (taken > heap.forBranches()) {
                taken -= bytes(stories.remove(each));
            }
        }
    }

    private static long bytes(Story story) {
        return story.recording().bytes();
    }

    boolean renamed(int number, String name) {
        Branches before = branches;
        branches.find(number).ifPresent(branch -> branches = branches.with(branch.named(name)));
        return !branches.equals(before);
    }

    boolean removed(int number) {
        Branches left = branches.without(number);
        if (left.equals(branches)) {
            return false;
        }
        removed.push(branches);
        branches = left;
        return true;
    }

    /// Whether something was removed that can come back.
    boolean hasRemoved() {
        return !removed.isEmpty();
    }

    /// Brings back what was removed last, and keeps what has been added since.
    boolean restored() {
        if (removed.isEmpty()) {
            return false;
        }
        branches = branches.withAll(removed.pop());
        return true;
    }
}
