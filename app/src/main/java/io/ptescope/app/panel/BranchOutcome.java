package io.ptescope.app.panel;

import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.check.Break;
import io.ptescope.model.check.Finding;
import io.ptescope.model.check.Sentinels;
import io.ptescope.model.check.Verdict;
import io.ptescope.model.scenario.run.Check;
import io.ptescope.model.scenario.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a run came out: in words, and whether all of it is as it should be.
///
/// @param good  whether nothing is violated; also while nobody knows yet
/// @param words with a sign in front, because colour alone says nothing
public record BranchOutcome(boolean good, String words) {
    /// Looking at every step of a larger run would take too long for a badge.
    private static final long MOST_EVENTS = 200_000;
    private static final int MOST_FRAMES = 16_384;

    /// Looks at the expectations of `story`, and at each of its steps with all sentinels. May be called on any thread.
    public static BranchOutcome of(Messages messages, Story story) {
        Optional<Run> run = story.run();
        if (run.isEmpty()) {
            return new BranchOutcome(true, "");
        }
        if (run.get().failure().isPresent()) {
            return new BranchOutcome(false, messages.of(Text.BRANCH_ENDED,
                messages.phrase(run.get().failure().get().message())));
        }
        List<String> violated = new ArrayList<>();
        run.get().checks().stream().filter(check -> !check.held()).map(check -> words(messages, check))
            .forEach(violated::add);
        boolean small = story.recording().size() <= MOST_EVENTS
            && story.recording().machineAt(0).facts().frames() <= MOST_FRAMES;
        if (small) {
            new Sentinels(story.patches()).firstBreak(story.recording()).map(broken -> words(messages, broken))
                .ifPresent(violated::add);
        }
        if (!violated.isEmpty()) {
            return new BranchOutcome(false, messages.of(Text.BRANCH_BROKEN, violated.size(), violated.getLast()));
        }
        return new BranchOutcome(true, messages.of(small ? Text.BRANCH_HOLDS : Text.BRANCH_TOO_LARGE));
    }

    private static String words(Messages messages, Check check) {
        return messages.of(Text.BRANCH_EXPECTATION, check.line().place().line(), check.wanted(), check.found());
    }

    private static String words(Messages messages, Break broken) {
        String what = broken.report().verdict() instanceof Verdict.Broken(List<Finding> findings)
            ? findings.getFirst().what().text(messages::phrase)
            : messages.phrase(broken.report().invariant().sentence());
        return broken.report().invariant() + ", " + what;
    }
}
