package io.ptescope.app.layout;

import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;

/// Lays out a picture that stands alone: a caption above, the stage with its legend below.
public final class PlateLayout {
    private static final TextStyle TITLE = new TextStyle(Face.SANS_BOLD, 17);
    private static final TextStyle MOMENT = new TextStyle(Face.SANS, 12);
    private static final TextStyle SENTENCE = new TextStyle(Face.SANS, 14);
    private static final double MARGIN = 14;
    private static final double TITLE_LINE = 26;
    private static final double SENTENCE_LINE = 20;
    private static final int SENTENCE_LINES = 3;
    /// How much higher than wide a picture may become by itself.
    private static final double HIGHEST = 1.3;

    private PlateLayout() {}

    /// The picture of `machine` under `caption`, `size` altogether; higher where the stage does not fit.
    public static Figure layout(Caption caption, Machine machine, Changes changes, StageOptions options, Size size) {
        return layout(caption, machine, changes, options, size, 0);
    }

    /// As above, with the stage no higher up than at `head`, so that pictures with other captions have it there too.
    public static Figure layout(Caption caption, Machine machine, Changes changes, StageOptions options, Size size,
        double head) {
        Sheet sheet = new Sheet();
        double above = Math.max(head, head(caption, size.width(), sheet));
        Figure stage = StageLayout.layout(machine, changes, options, new Size(size.width(), size.height() - above));
        for (Box box : stage.boxes()) {
            sheet.add(new Box(box.id(), box.bounds().moved(0, above), box.look(), box.says(), box.changed()));
        }
        return new Figure(new Size(size.width(), above + stage.size().height()), sheet.boxes());
    }

    /// A size of this `width`, as high as the largest cells ask for and no higher.
    public static Size natural(Caption caption, Machine machine, StageOptions options, double width) {
        double stage = StageLayout.naturalHeight(machine, options, new Size(width, HIGHEST * width));
        return new Size(width, Math.ceil(head(caption, width, new Sheet()) + stage));
    }

    /// Where the stage begins under `caption` in a picture of this `width`.
    public static double head(Caption caption, double width) {
        return head(caption, width, new Sheet());
    }

    /// Adds the caption; returns where the stage begins.
    private static double head(Caption caption, double pane, Sheet sheet) {
        double width = pane - 2 * MARGIN;
        double y = 10;
        double moment = caption.moment().isEmpty() ? 0 : MOMENT.width(caption.moment()) + 1;
        boolean beside = TITLE.width(caption.title()) + 24 + moment <= width;
        sheet.text("title", caption.title(), TITLE, Tone.STRONG,
            new Rect(MARGIN, y, beside ? width - moment : width, TITLE_LINE), Anchor.START);
        if (!beside) {
            y += TITLE_LINE;
        }
        sheet.text("moment", caption.moment(), MOMENT, Tone.MUTED, new Rect(MARGIN, y + 1, width, TITLE_LINE - 2),
            beside ? Anchor.END : Anchor.START);
        y += TITLE_LINE;
        List<String> lines = broken(caption.sentence(), width);
        for (int i = 0; i < lines.size(); i++) {
            sheet.text("sentence-" + i, lines.get(i), SENTENCE, Tone.STRONG, new Rect(MARGIN, y, width, SENTENCE_LINE),
                Anchor.START);
            y += SENTENCE_LINE;
        }
        return y + 4;
    }

    /// `text` in lines no wider than `width`; what is beyond the last line is cut.
    private static List<String> broken(String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            boolean fits = SENTENCE.width(longer) <= width || line.isEmpty();
            if (fits || lines.size() == SENTENCE_LINES - 1) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
