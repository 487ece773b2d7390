package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Jump;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Pins;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.ArrayList;
import java.util.List;

/// The bookmarks as links, and what lies between the two markers: events, operations, and every cell that differs.
public final class BookmarksModel {
    private final Messages messages;
    private final NetModel net;

    /// One that speaks the language of `messages`, and leaves it to `net` to say what differs between the markers.
    public BookmarksModel(Messages messages, NetModel net) {
        this.messages = messages;
        this.net = net;
    }

    /// What there is to show while the run stands at `frame`.
    public Inspection of(Frame frame) {
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
        net.addBetween(frame, from, to, items);
        return new Section(messages.of(Text.PINS_BETWEEN), messages.of(Text.PINS_EVENTS, to - from), items);
    }
}
