package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;

/// The boxes of a figure while it is being made.
final class Sheet {
    private final List<Box> boxes = new ArrayList<>();

    void add(Box box) {
        boxes.add(box);
    }

    void card(String name, Rect bounds) {
        boxes.add(Box.adornment("card-" + name, bounds, new Look.Card()));
    }

    /// A line of text whose middle is `y`, cut to `width` from `x` on.
    void text(BoxId id, String text, TextStyle style, Tone tone, Rect bounds, Anchor anchor, String says) {
        String cut = style.face().cut(text, bounds.width() / style.size());
        if (!cut.isEmpty()) {
            boxes.add(new Box(id, bounds, new Look.Text(cut, style, tone, anchor), says, false));
        }
    }

    /// A line of text that only adorns.
    void text(String name, String text, TextStyle style, Tone tone, Rect bounds, Anchor anchor) {
        text(new BoxId.Adornment(name), text, style, tone, bounds, anchor, "");
    }

    List<Box> boxes() {
        return boxes;
    }
}
