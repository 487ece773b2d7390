package io.ptescope.app.panel;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.panel.Inspection.Bit;
import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Jump;
import io.ptescope.app.panel.Inspection.Pick;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.Inspection.TableRow;
import io.ptescope.app.panel.Inspection.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A moment as text for people: where it is, its sentence, what is selected, and what the step changed.
public final class Transcript {
    private static final String INDENT = "  ";

    /// Comparing moments that are farther apart would keep whoever asks waiting.
    private static final long MOST_EVENTS = 1L << 16;

    private final Messages messages;

    /// Speaks with `messages`.
    public Transcript(Messages messages) {
        this.messages = messages;
    }

    /// The text of `frame`, whose sentence is `sentence`; rows end with `\n`.
    public String of(Frame frame, String sentence) {
        List<String> rows = new ArrayList<>();
        rows.add(messages.phrase(frame.story().title()) + " · Linux " + frame.story().kernelText() + " · "
            + messages.of(Text.PRESENTER_PLACE, frame.number(), frame.count()));
        List<String> operations = frame.story().operations();
        if (frame.operation() >= 0 && frame.operation() < operations.size()) {
            rows.add(operations.get(frame.operation()));
        }
        rows.add(sentence);
        if (!(frame.selection() instanceof Selection.None)) {
            new InspectorModel(messages).selected(frame).forEach(section -> add(section, rows));
        }
        NetModel net = new NetModel(messages, NetModel.Differing.within(MOST_EVENTS));
        net.of(frame).sections().forEach(section -> add(section, rows));
        return String.join("\n", rows) + "\n";
    }

    private static void add(Section section, List<String> rows) {
        rows.add("");
        rows.add(section.aside().isEmpty() ? section.title() : section.title() + " (" + section.aside() + ")");
        section.items().stream().flatMap(item -> text(item).lines()).filter(line -> !line.isBlank())
            .forEach(line -> rows.add(INDENT + line));
    }

    private static String text(Item item) {
        return switch (item) {
            case Item.Bits(List<Bit> bits) -> joined(bits.stream().map(bit -> bit.name() + "=" + bit.value()), " ");
            case Item.Deed _ -> "";
            case Item.Row(String label, String value) -> named(label, value);
            case Item.Code(String label, String value) -> named(label, value);
            case Item.Terms(String label, List<Term> terms) -> named(label, joined(terms.stream().map(Term::text),
                " "));
            case Item.Jumps(String label, List<Jump> jumps) -> named(label, joined(jumps.stream().map(Jump::text),
                " ← "));
            case Item.Moment moment -> joined(Stream.of(moment.step(), moment.change(), moment.by())
                .filter(part -> !part.isEmpty()), INDENT);
            case Item.Verdict verdict -> verdict.text();
            case Item.Question(String text) -> text;
            case Item.Note(String text) -> text;
            case Item.Picks(String label, List<Pick> picks) -> named(label, joined(picks.stream().map(Pick::text),
                " "));
            case Item.Table(List<String> heads, List<TableRow> all) -> joined(Stream.concat(
                Stream.of(String.join("\t", heads)), all.stream().map(Transcript::row)), "\n");
        };
    }

    private static String row(TableRow row) {
        return joined(Stream.concat(Stream.of(row.first().text()), row.cells().stream()), "\t");
    }

    private static String named(String label, String value) {
        return label.isEmpty() ? value : label + ": " + value;
    }

    private static String joined(Stream<String> parts, String between) {
        return parts.collect(Collectors.joining(between));
    }
}
