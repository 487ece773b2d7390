package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;

/// Makes figures larger without laying them out anew: places and texts grow, lines keep their width.
///
/// @param factor 1 for the same size
record Zoom(double factor) {
    Figure of(Figure figure) {
        if (factor == 1) {
            return figure;
        }
        List<Box> boxes = new ArrayList<>();
        for (Box box : figure.boxes()) {
            boxes.add(new Box(box.id(), of(box.bounds()), of(box.look()), box.says(), box.changed()));
        }
        return new Figure(of(figure.size()), boxes);
    }

    private Size of(Size size) {
        return new Size(exact(size.width()), exact(size.height()));
    }

    /// Without the last digits, in which a size divided and multiplied again differs from itself.
    private double exact(double length) {
        return Math.rint(length * factor * 1000) / 1000;
    }

    private Rect of(Rect r) {
        return new Rect(r.x() * factor, r.y() * factor, r.width() * factor, r.height() * factor);
    }

    private TextStyle of(TextStyle style) {
        return new TextStyle(style.face(), style.size() * factor);
    }

    private Look of(Look look) {
        return switch (look) {
            case Look.Cell cell -> new Look.Cell(cell.fill(), cell.before(), cell.form(),
                cell.signs().stream().map(sign -> new Look.Sign(sign.glyph(), of(sign.at()))).toList(),
                cell.notes().stream().map(this::of).toList(), cell.detail());
            case Look.Text text -> new Look.Text(text.text(), of(text.style()), text.tone(), text.anchor());
            case Look.Chip chip -> new Look.Chip(chip.text(), of(chip.style()), chip.tone());
            case Look.Bar bar -> new Look.Bar(bar.kind(), bar.text(), of(bar.style()));
            case Look.Plot(List<Point> points) -> new Look.Plot(points.stream()
                .map(point -> new Point(point.x() * factor, point.y() * factor)).toList());
            case Look.Card _, Look.Rule _, Look.Cells _, Look.Spot _, Look.Cover _, Look.Lane _, Look.Tick _,
                Look.Border _, Look.Marker _,
                Look.Needle _ -> look;
        };
    }

    private Look.Note of(Look.Note note) {
        return new Look.Note(note.text(), of(note.style()), note.anchor(),
            new Point(note.at().x() * factor, note.at().y() * factor), note.struck());
    }
}
