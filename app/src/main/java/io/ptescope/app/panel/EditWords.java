package io.ptescope.app.panel;

import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.event.Edit;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What was changed in a run by hand, in a few words: "A[1]: RW cleared".
public final class EditWords {
    private final Messages messages;

    /// One that speaks the language of `messages`.
    public EditWords(Messages messages) {
        this.messages = messages;
    }

    /// All edits of `story`, oldest first; empty if there are none.
    public String of(Story story) {
        List<String> words = new ArrayList<>();
        for (Edit edit : story.edits()) {
            words.add(of(story, edit));
        }
        words.removeIf(String::isEmpty);
        return String.join("; ", words);
    }

    /// The last edit of `story`; none if it has none.
    public Optional<String> last(Story story) {
        return story.edits().isEmpty() ? Optional.empty() : Optional.of(of(story, story.edits().getLast()));
    }

    /// What `branch` is called: as the user calls it, else by what makes it another run than its parent.
    public String name(Branch branch, Optional<Story> story) {
        if (!branch.name().isEmpty()) {
            return branch.name();
        }
        String kernel = "Linux " + branch.kernel().text();
        return branch.isEdited() ? story.flatMap(this::last).orElse(branch.edits().getLast().text()) : kernel;
    }

    /// The number of the step, at the granularity of operations, that position `at` belongs to.
    static long step(Story story, long at, Granularity granularity) {
        return Math.max(0, story.recording().steps().stops(granularity).rank(at) - 1);
    }

    private String of(Story story, Edit edit) {
        EventLog log = story.recording().log();
        long at = edit.position();
        if (at >= log.size() || !log.isByHand(at)) {
            return edit.text();
        }
        Machine machine = story.recording().machineAt(at);
        Namer namer = new Namer(messages, machine, story.tasks());
        long before = log.before(at);
        return switch (edit.field()) {
            case TABLE_ENTRY -> about(namer.place(log, at)
                .map(place -> namer.entry(place.mm(), place.address())).orElse(edit.text()),
                bits(machine, before, edit));
            case TLB_ENTRY -> about("CPU" + edit.object() % machine.facts().cpus() + " "
                + namer.entry(edit.object() / machine.facts().cpus(), edit.slot() << PageSize.SHIFT),
                edit.value() == 0 ? List.of(messages.of(Text.EDITED_CLEAR, "TLB")) : bits(machine, before, edit));
            case PAGE_FLAGS -> about(messages.of(Text.POKE_PAGE, Namer.frame(edit.object())), flags(before, edit));
            // Goes with the flag PG_locked.
            case LOCK -> "";
            default -> edit.text();
        };
    }

    private String about(String subject, List<String> words) {
        return messages.of(Text.EDITED_ENTRY, subject, String.join(", ", words));
    }

    private List<String> bits(Machine machine, long before, Edit edit) {
        return Arrays.stream(PteBit.values())
            .filter(bit -> ((before ^ edit.value()) & machine.layout().mask(bit)) != 0)
            .map(bit -> turned(bit.mnemonic(), (edit.value() & machine.layout().mask(bit)) != 0)).toList();
    }

    private List<String> flags(long before, Edit edit) {
        return PageFlag.of(before ^ edit.value()).stream()
            .map(flag -> turned("PG_" + flag.text(), (edit.value() & flag.mask()) != 0))
            .toList();
    }

    private String turned(String name, boolean set) {
        return messages.of(set ? Text.EDITED_SET : Text.EDITED_CLEAR, name);
    }
}
