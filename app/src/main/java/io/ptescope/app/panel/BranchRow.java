package io.ptescope.app.panel;

import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Stops;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/// A branch in words, as the panel lists it.
///
/// @param number  of the branch
/// @param depth   how far it is from the root
/// @param name    what it is called
/// @param kernel  what runs; empty where the name says so
/// @param parts   where it parts and from what; empty for the root
/// @param place   where one is, or was, in it
/// @param outcome how it came out
/// @param open    whether it is shown
public record BranchRow(int number, int depth, String name, String kernel, String parts, String place,
    BranchOutcome outcome, boolean open) {

    /// The rows of `frame`, in the order of the tree.
    ///
    /// @param stories  the run that a branch is, if it is at hand
    /// @param outcomes how a run came out, as far as is known
    /// @param absent   what is said of the run of a branch that is not at hand
    public static List<BranchRow> of(Messages messages, Frame frame, IntFunction<Optional<Story>> stories,
        Function<Story, BranchOutcome> outcomes, IntFunction<BranchOutcome> absent) {
        List<BranchRow> rows = new ArrayList<>();
        EditWords words = new EditWords(messages);
        Branches branches = frame.branches();
        for (Branch branch : branches.inTreeOrder()) {
            Optional<Story> story = stories.apply(branch.number());
            String kernel = messages.of(Text.BRANCH_KERNEL, branch.kernel().text());
            String name = words.name(branch, story);
            if (branch.isStale()) {
                rows.add(new BranchRow(branch.number(), branches.depth(branch), name, kernel,
                    messages.of(Text.BRANCH_STALE), "", new BranchOutcome(false, messages.of(reason(branch))), false));
                continue;
            }
            rows.add(new BranchRow(branch.number(), branches.depth(branch), name, kernel.equals(name) ? "" : kernel,
                parts(messages, branches, branch, story, words),
                story.map(ran -> place(messages, ran, branch.position()))
                    .orElse(""), story.map(outcomes).orElseGet(() -> absent.apply(branch.number())),
                branch.number() == branches.open()));
        }
        return rows;
    }

    private static Text reason(Branch branch) {
        return switch (branch.standing()) {
            case CURRENT, GONE -> Text.BRANCH_STALE_GONE;
            case ELSEWHERE -> Text.BRANCH_STALE_ELSEWHERE;
            case ABSENT -> Text.BRANCH_STALE_ABSENT;
        };
    }

    private static String parts(Messages messages, Branches branches, Branch branch, Optional<Story> story,
        EditWords words) {
        if (branch.isRoot()) {
            return messages.of(Text.BRANCH_ROOT);
        }
        if (!branch.isEdited() || story.isEmpty()) {
            return branch.isEdited() ? "" : messages.of(Text.BRANCH_OTHER_KERNEL);
        }
        long step = number(story.get(), branches.parting(branch));
        return branch.name().isEmpty() ? messages.of(Text.BRANCH_PARTS_AT, step)
            : messages.of(Text.BRANCH_PARTS, step, words.last(story.get()).orElse(""));
    }

    private static String place(Messages messages, Story story, long position) {
        Stops stops = story.recording().steps().stops(Granularity.OPERATION);
        return messages.of(Text.BRANCH_PLACE, number(story, position), stops.count() - 1);
    }

    private static long number(Story story, long position) {
        return story.recording().steps().stops(Granularity.OPERATION).rank(position) - 1;
    }

    /// All of it, for screen readers.
    public String says(Messages messages) {
        List<String> words = new ArrayList<>(List.of(name, kernel, parts, place, outcome.words()));
        if (open) {
            words.add(messages.of(Text.BRANCH_OPEN));
        }
        words.removeIf(String::isEmpty);
        return String.join(", ", words);
    }
}
