package io.ptescope.app.view;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Pins;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.Inspection.Item;
import io.ptescope.app.view.Inspection.Jump;
import io.ptescope.app.view.Inspection.Section;
import io.ptescope.model.recording.Difference;
import io.ptescope.model.state.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The bookmarks as links, and what lies between the two markers: events, operations, and every cell that differs.
final class BookmarksModel {
    private static final int MOST_CELLS = 60;
    private static final long MOST_EVENTS = 1L << 20;

    private final Messages messages;

    BookmarksModel(Messages messages) {
        this.messages = messages;
    }

    Inspection of(Frame frame) {
        return new Inspection(List.of(bookmarks(frame), between(frame)));
    }

    private Section bookmarks(Frame frame) {
        Pins pins = frame.pins();
        List<Item> items = new ArrayList<>();
        pins.bookmarks().forEach((number, position) -> items.add(new Item.Jumps(Integer.toString(number),
            List.of(new Jump(place(frame, position), position)))));
        if (items.isEmpty()) {
            items.add(new Item.Note(messages.of(Text.PINS_NO_BOOKMARKS)));
        }
        return new Section(messages.of(Text.PINS_BOOKMARKS), "", items);
    }

    private String place(Frame frame, long position) {
        int operation = position == 0 ? -1 : frame.recording().operationOf(position - 1);
        List<String> operations = frame.story().operations();
        String line = operation >= 0 && operation < operations.size() ? operations.get(operation) : "";
        return messages.of(Text.PINS_PLACE, position, line).strip();
    }

    private Section between(Frame frame) {
        Pins pins = frame.pins();
        List<Item> items = new ArrayList<>();
        pins.a().ifPresent(at -> items.add(new Item.Jumps("A", List.of(new Jump(place(frame, at), at)))));
        pins.b().ifPresent(at -> items.add(new Item.Jumps("B", List.of(new Jump(place(frame, at), at)))));
        if (pins.a().isEmpty() || pins.b().isEmpty()) {
            items.add(new Item.Note(messages.of(Text.PINS_NO_MARKERS)));
            return new Section(messages.of(Text.PINS_BETWEEN), "", items);
        }
        long from = Math.min(pins.a().getAsLong(), pins.b().getAsLong());
        long to = Math.max(pins.a().getAsLong(), pins.b().getAsLong());
        if (to - from > MOST_EVENTS) {
            items.add(new Item.Note(messages.of(Text.PINS_TOO_FAR)));
        } else {
            differences(frame, from, to, items);
        }
        return new Section(messages.of(Text.PINS_BETWEEN), messages.of(Text.PINS_EVENTS, to - from), items);
    }

    private void differences(Frame frame, long from, long to, List<Item> items) {
        List<Difference> all = frame.recording().differences(from, to);
        Map<Field, Integer> counts = new TreeMap<>();
        all.forEach(difference -> counts.merge(difference.cell().field(), 1, Integer::sum));
        counts.forEach((field, count) -> items.add(new Item.Row(name(field), messages.of(Text.PINS_CELLS, count))));
        Namer namer = new Namer(frame.machine(), frame.story().tasks());
        all.stream().limit(MOST_CELLS).forEach(difference -> items.add(new Item.Code(name(difference.cell().field()),
            words(namer, difference))));
        if (all.size() > MOST_CELLS) {
            items.add(new Item.Note(messages.of(Text.TABLES_MORE, all.size() - MOST_CELLS)));
        }
    }

    private static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static String words(Namer namer, Difference difference) {
        int object = difference.cell().object();
        long slot = difference.cell().slot();
        if (difference.cell().field() == Field.TABLE_ENTRY) {
            String place = namer.place(object, slot).map(at -> namer.entry(at.mm(), at.address()))
                .orElse("table " + object + "[" + slot + "]");
            return place + "  " + namer.rights(difference.before()) + " → " + namer.rights(difference.after());
        }
        return object + (slot == 0 ? "" : "[" + slot + "]") + "  " + Long.toHexString(difference.before()) + " → "
            + Long.toHexString(difference.after());
    }
}
