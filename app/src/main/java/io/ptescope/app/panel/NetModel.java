package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.recording.Difference;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What differs between two moments, whatever happened in between: field by field, each cell with its value before and
/// after, and a link to the event that changed it last.
public final class NetModel {
    private static final int MOST_CELLS = 80;

    /// Knows what differs between two moments, or will know it.
    public interface Differing {
        /// What differs between two positions of the run of `frame`; empty as long as that is not known.
        Optional<List<Difference>> between(Frame frame, long from, long to);

        /// Whoever looks at once, at so many events at most.
        static Differing within(long events) {
            return (frame, from, to) -> to - from > events ? Optional.empty()
                : Optional.of(frame.recording().differences(from, to));
        }
    }

    private final Messages messages;
    private final Differing changes;

    /// One that speaks the language of `messages`, and asks `changes` what there is to say.
    public NetModel(Messages messages, Differing changes) {
        this.messages = messages;
        this.changes = changes;
    }

    /// The net effect of the step that led to `frame`.
    public Inspection of(Frame frame) {
        long begin = ShownStep.begin(frame);
        List<Item> items = new ArrayList<>();
        if (begin == frame.position()) {
            items.add(new Item.Note(messages.of(Text.NET_NOTHING)));
        } else {
            addBetween(frame, begin, frame.position(), items);
        }
        return new Inspection(List.of(new Section(messages.of(Text.NET_TITLE),
            messages.of(Text.PINS_EVENTS, frame.position() - begin), items)));
    }

    /// Adds what differs between two positions; a word that it is not known if they are far apart and nobody has looked
    /// at all events in between.
    void addBetween(Frame frame, long from, long to, List<Item> items) {
        changes.between(frame, from, to).ifPresentOrElse(all -> add(frame, all, items),
            () -> items.add(new Item.Note(messages.of(Text.NET_UNKNOWN))));
    }

    private void add(Frame frame, List<Difference> all, List<Item> items) {
        if (all.isEmpty()) {
            items.add(new Item.Note(messages.of(Text.NET_NO_CHANGE)));
        }
        Map<Field, List<Difference>> byField = new TreeMap<>();
        all.forEach(difference -> byField.computeIfAbsent(difference.cell().field(), field -> new ArrayList<>())
            .add(difference));
        Namer namer = new Namer(messages, frame.machine(), frame.story().tasks());
        History history = new History(messages, namer, frame);
        int shown = 0;
        for (Map.Entry<Field, List<Difference>> field : byField.entrySet()) {
            items.add(new Item.Row(field.getKey().name().toLowerCase(Locale.ROOT),
                messages.of(Text.PINS_CELLS, field.getValue().size())));
            for (Difference difference : field.getValue()) {
                if (shown++ < MOST_CELLS) {
                    items.add(new Item.Moment(subject(frame.machine(), namer, difference), values(namer, difference),
                        history.function(difference.last()), difference.last() + 1, false));
                }
            }
        }
        if (shown > MOST_CELLS) {
            items.add(new Item.Note(messages.of(Text.TABLES_MORE, shown - MOST_CELLS)));
        }
    }

    private static String subject(Machine machine, Namer namer, Difference difference) {
        int object = difference.cell().object();
        long slot = difference.cell().slot();
        return switch (difference.cell().field()) {
            case TABLE_ENTRY -> namer.place(object, slot, difference.before(), difference.after())
                .map(at -> namer.entry(at.mm(), at.address())).orElse("table " + object + "[" + slot + "]");
            case TLB_ENTRY -> "CPU" + object % machine.facts().cpus() + " "
                + namer.entry(object / machine.facts().cpus(), slot << PageSize.SHIFT);
            case COUNTER -> Counter.values()[object].text();
            case MAPPING_ENTRY, MAPPING_TAGS, DISK_CONTENT, INODE_BLOCK -> namer.file(object) + "[" + slot + "]";
            case PAGE_FLAGS, PAGE_REFCOUNT, PAGE_MAPCOUNT, PAGE_MAPPING, PAGE_INDEX, PAGE_CONTENT, PAGE_BUFFERS,
                PAGE_IO, PAGE_LIST -> "pfn " + Namer.frame(object);
            default -> slot == 0 ? Integer.toString(object) : object + "[" + slot + "]";
        };
    }

    private static String values(Namer namer, Difference difference) {
        Field field = difference.cell().field();
        boolean entry = field == Field.TABLE_ENTRY || field == Field.TLB_ENTRY;
        return entry ? namer.rights(difference.before()) + " → " + namer.rights(difference.after())
            : Long.toHexString(difference.before()) + " → " + Long.toHexString(difference.after());
    }
}
