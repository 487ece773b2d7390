package io.ptescope.app.session;

import io.ptescope.app.heap.Heap;
import io.ptescope.model.event.Edit;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.Course;
import io.ptescope.model.scenario.run.NoRoom;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What becomes of the branches when the text of the workload is written anew. Each is made again as a run of the new
/// text: on another kernel that is all, and what was changed by hand is changed where its step is now. A branch for
/// which there is no such step stays as it is, stale, until a text has it again. Looks at what never changes, so it may
/// go on beside the session.
public final class Rewriting {
    private final Branches branches;
    private final Map<Integer, Story> stories;
    private final Story shown;
    private final Heap heap;

    /// Makes runs of the new text.
    public interface Runs {
        /// The run on `kernel`, edited by hand.
        ///
        /// @throws ScenarioException if the text cannot run there
        Story load(RunKernel kernel, List<Edit> edits) throws ScenarioException;
    }

    /// What has become of the branches.
    ///
    /// @param before  as they were
    /// @param after   as they are
    /// @param stories runs of the new text by branch, those that had to be made
    /// @param shown   the run of the open branch
    public record Rewritten(Branches before, Branches after, Map<Integer, Story> stories, Story shown) {
        /// Copies the map.
        public Rewritten {
            stories = Map.copyOf(stories);
        }
    }

    /// An edit that cannot be made in the new text.
    private static final class Left extends Exception {
        private static final long serialVersionUID = 1;

        private final Standing why;

        Left(Standing why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }

    /// Of `branches`, of which `stories` are at hand; those that are not stale are runs of the text of `shown`.
    Rewriting(Branches branches, Map<Integer, Story> stories, Story shown, Heap heap) {
        this.heap = heap;
        this.branches = branches;
        this.stories = Map.copyOf(stories);
        this.shown = shown;
    }

    /// What becomes of them in the text of `base`, its run on the kernel that is to be shown; `runs` makes others of
    /// it. `course` may end that by an exception.
    ///
    /// @throws NoRoom if there is not memory enough to make them
    public Rewritten with(Story base, Runs runs, Course course) throws NoRoom {
        Map<Integer, Story> made = new HashMap<>();
        List<Branch> all = new ArrayList<>();
        for (Branch branch : branches.all()) {
            boolean open = branch.number() == branches.open();
            Branch own = open ? base.kernel().map(branch::on).orElse(branch) : branch;
            if (!own.isEdited()) {
                all.add(own.remade(List.of(), own.position()));
                if (open) {
                    made.put(own.number(), base);
                }
                continue;
            }
            try {
                Story story = remade(branch, own.kernel(), base, runs, course);
                if (open || bytes(made) + story.recording().bytes() <= heap.forBranches()) {
                    made.put(own.number(), story);
                }
                long position = old(branch, course).map(old -> new Passage(old, story).place(branch.position()))
                    .orElse(0L);
                all.add(own.remade(story.edits(), position));
            } catch (Left reason) {
                all.add(branch.stale(reason.why, text(branch).orElse(null)));
            }
        }
        Branches after = new Branches(all, branches.open());
        int open = standing(after);
        Story story = made.containsKey(open) ? made.get(open) : again(after.find(open), base, runs);
        made.put(open, story);
        return new Rewritten(branches, after.opened(open), made, story);
    }

    private static long bytes(Map<Integer, Story> made) {
        return made.values().stream().mapToLong(story -> story.recording().bytes()).sum();
    }

    /// The run of a branch that was made just now, but not kept.
    private static Story again(Optional<Branch> branch, Story base, Runs runs) throws NoRoom {
        if (branch.filter(Branch::isEdited).isEmpty()) {
            return base;
        }
        try {
            return runs.load(branch.get().kernel(), branch.get().edits());
        } catch (NoRoom full) {
            throw full;
        } catch (ScenarioException refused) {
            throw new IllegalStateException("a run that was made cannot be made again", refused);
        }
    }

    /// The open branch, or the next one towards the root that is a run of the text and on the kernel to be shown.
    private static int standing(Branches after) {
        Optional<Branch> branch = after.current();
        while (branch.isPresent() && branch.get().isStale()) {
            branch = after.find(branch.get().parent());
        }
        return branch.map(Branch::number).orElse(Branch.ROOT);
    }

    /// The run that `branch` is in the new text, edit by edit.
    private Story remade(Branch branch, RunKernel kernel, Story base, Runs runs, Course course)
        throws Left, NoRoom {
        Story old = old(branch, course)
            .orElseThrow(() -> new Left(branch.isStale() ? branch.standing() : Standing.GONE));
        try {
            if (Passage.text(old).equals(Passage.text(base))) {
                return runs.load(kernel, branch.edits());
            }
            Story now = base.kernel().filter(kernel::equals).isPresent() && !base.isEdited() ? base
                : runs.load(kernel, List.of());
            List<Edit> edits = new ArrayList<>();
            Edit before = null;
            for (Edit edit : branch.edits()) {
                boolean follows = before != null && before.position() + 1 == edit.position();
                Passage passage = new Passage(old, now);
                OptionalLong position = follows ? OptionalLong.of(edits.getLast().position() + 1)
                    : passage.step(edit.position());
                if (position.isEmpty()) {
                    throw new Left(passage.hasOperation(edit.position()) ? Standing.ELSEWHERE : Standing.GONE);
                }
                edits.add(new EditPassage(old.recording().machineAt(edit.position()),
                    now.recording().machineAt(position.getAsLong())).of(edit, position.getAsLong())
                    .orElseThrow(() -> new Left(Standing.ABSENT)));
                now = runs.load(kernel, edits);
                before = edit;
            }
            return now;
        } catch (NoRoom full) {
            throw full;
        } catch (ScenarioException refused) {
            throw new Left(Standing.ABSENT);
        }
    }

    /// The run that `branch` was.
    private Optional<Story> old(Branch branch, Course course) throws NoRoom {
        Story kept = branch.number() == branches.open() ? shown : stories.get(branch.number());
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<Scenario> text = text(branch);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Story.of(heap.run(text.get(), branch.kernel(), branch.edits(), course)));
        } catch (NoRoom full) {
            throw full;
        } catch (ScenarioException refused) {
            return Optional.empty();
        }
    }

    /// The text of which `branch` is a run.
    private Optional<Scenario> text(Branch branch) {
        return branch.isStale() ? Optional.ofNullable(branch.text())
            : shown.run().map(Run::scenario);
    }
}
