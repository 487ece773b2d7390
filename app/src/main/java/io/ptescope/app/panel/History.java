package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.recording.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// The past of one cell, as far as the run has come: what is still to happen is not given away.
public final class History {
    private static final int SHOWN = 14;

    private final Messages messages;
    private final Namer namer;
    private final Frame frame;

    History(Messages messages, Namer namer, Frame frame) {
        this.messages = messages;
        this.namer = namer;
        this.frame = frame;
    }

    /// The last changes of `cell`, oldest first; `words` says what a value is.
    Section section(Text title, Cell cell, LongFunction<String> words) {
        List<Item> moments = new ArrayList<>();
        long event = frame.recording().lastChange(cell, frame.position());
        while (event >= 0 && moments.size() < SHOWN) {
            moments.addFirst(moment(event, words));
            event = frame.recording().lastChange(cell, event);
        }
        if (moments.isEmpty()) {
            moments.add(new Item.Note(messages.of(Text.INSPECT_UNTOUCHED)));
        }
        return new Section(messages.of(title), event >= 0 ? messages.of(Text.INSPECT_EARLIER) : "", moments);
    }

    private Item moment(long event, LongFunction<String> words) {
        EventLog log = frame.recording().log();
        String before = words.apply(log.before(event));
        String after = words.apply(log.after(event));
        String change = before.equals(after) ? messages.of(Text.INSPECT_OTHER_BITS, after)
            : messages.of(Text.INSPECT_BECAME, before, after);
        boolean now = event >= ShownStep.begin(frame);
        return new Item.Moment(step(event), change, function(event), shownAt(event), now);
    }

    /// The number of the step, at the session's granularity, that shows `event`.
    String step(long event) {
        return Long.toString(frame.recording().steps().stops(frame.granularity()).rank(event));
    }

    /// The position at which that step has been made.
    long shownAt(long event) {
        return frame.recording().steps().next(event, frame.granularity());
    }

    /// The kernel function that did `event`; the task where none did.
    String function(long event) {
        long entry = frame.recording().enclosing(event);
        EventLog log = frame.recording().log();
        return entry < 0 ? namer.task(log.task(event)) : Function.of(log.object(entry)).text();
    }
}
