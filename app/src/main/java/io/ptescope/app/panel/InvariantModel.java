package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Outcome;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.check.Finding;
import io.ptescope.model.check.Report;
import io.ptescope.model.check.Sentinels;
import io.ptescope.model.check.Verdict;
import io.ptescope.model.recording.Cursor;
import java.util.ArrayList;
import java.util.List;

/// What the sentinels say, in words: those that complain first, those that are content only by number.
public final class InvariantModel {
    /// Looking at every entry of a larger machine would make each step wait.
    private static final int MOST_FRAMES = 16_384;

    private final Messages messages;
    private final Sentinels sentinels;
    private final Cursor cursor;
    private final boolean small;

    /// Sentinels for the run of `story`, with a reader of their own.
    public InvariantModel(Messages messages, Story story) {
        this.messages = messages;
        this.sentinels = new Sentinels(story.patches());
        this.cursor = story.recording().cursor();
        this.small = cursor.machine().facts().frames() <= MOST_FRAMES;
    }

    /// How each invariant stands at `frame`.
    public Section section(Frame frame) {
        List<Item> items = new ArrayList<>();
        if (!small) {
            items.add(new Item.Note(messages.of(Text.INSPECT_TOO_LARGE)));
            return new Section(messages.of(Text.INSPECT_INVARIANTS), "", items);
        }
        cursor.seek(frame.position());
        int holding = 0;
        int notPromised = 0;
        List<Item> waiting = new ArrayList<>();
        for (Report report : sentinels.check(frame.recording(), cursor)) {
            switch (report.verdict()) {
                case Verdict.Holds _ -> holding++;
                case Verdict.NotPromised _ -> notPromised++;
                case Verdict.Waiting(List<Finding> findings) -> waiting.add(waiting(findings));
                case Verdict.Broken(List<Finding> findings) -> items.add(broken(report, findings));
            }
        }
        items.add(new Item.Verdict(Outcome.HOLDS, messages.of(Text.INSPECT_HOLD, holding)));
        items.addAll(waiting);
        if (notPromised > 0) {
            items.add(new Item.Note(messages.of(Text.INSPECT_NOT_PROMISED, notPromised)));
        }
        return new Section(messages.of(Text.INSPECT_INVARIANTS), "", items);
    }

    /// What waits, and for whom: that it is an invariant which waits goes without saying.
    private Item waiting(List<Finding> findings) {
        Finding first = findings.getFirst();
        String text = messages.of(Text.INSPECT_WAITING, capital(first.what().text(messages::phrase)),
            first.reason().text(messages::phrase));
        return new Item.Verdict(Outcome.WAITS, withMore(text, findings.size() - 1));
    }

    private Item broken(Report report, List<Finding> findings) {
        String text = messages.of(Text.INSPECT_BROKEN, messages.phrase(report.invariant().sentence()),
            capital(findings.getFirst().what().text(messages::phrase)));
        return new Item.Verdict(Outcome.BROKEN, withMore(text, findings.size() - 1));
    }

    private String withMore(String text, int more) {
        return more == 0 ? text : text + " " + messages.of(Text.INSPECT_MORE, more);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
