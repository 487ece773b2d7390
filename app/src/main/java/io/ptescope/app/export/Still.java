package io.ptescope.app.export;

import io.ptescope.app.layout.Caption;
import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Extent;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.PlateLayout;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.text.Language;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Sentences;
import io.ptescope.app.text.Text;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One moment of a run as a picture that stands alone: title, kernel, the operation just done and the sentence for it
/// above, the stage with its legend below. What the operation changed has rings and ghosts.
public final class Still {
    /// The width of a picture for which none is asked, in pixels.
    public static final double WIDTH = 1120;

    private final Run run;
    private final Sentences sentences;
    private final Messages messages;
    private final String remark;
    private final long since;
    private final Extent extent;

    /// Pictures of `run` in English.
    public Still(Run run) {
        this(run, Language.ENGLISH);
    }

    /// Pictures of `run` in `language`. What users have written themselves stays as it is.
    public Still(Run run, Language language) {
        this(run, language, "", 0, Extent.of(run.recording()).cpusOnly());
    }

    private Still(Run run, Language language, String remark, long since, Extent extent) {
        this.run = run;
        this.messages = new Messages(language);
        this.sentences = new Sentences(messages, Listings.bundled());
        this.remark = remark;
        this.since = since;
        this.extent = extent;
    }

    /// Pictures of `run` in which the stage stays in its place from one moment to the next.
    ///
    /// @param remark what else pictures say of the run; empty for nothing
    /// @param since  the position behind which it is true
    public static Still steady(Run run, Language language, String remark, long since) {
        return new Still(run, language, remark, since, Extent.of(run.recording()));
    }

    /// The moment that tells most about the run when none is asked for: its last mark at which anything is mapped, else
    /// the last operation that leaves anything mapped, else the end.
    public long tellingMoment() {
        for (long position : run.marks().descendingKeySet()) {
            if (hasAreas(run.recording().machineAt(position))) {
                return position;
            }
        }
        for (Result result : run.results().reversed()) {
            if (hasAreas(run.recording().machineAt(result.end()))) {
                return result.end();
            }
        }
        return run.recording().size();
    }

    /// The picture of the machine at `position`.
    ///
    /// @param size empty for the standard width and the height that the cells ask for
    public Picture at(long position, Palette palette, Optional<Size> size) {
        Plate plate = plate(position);
        Figure figure = figure(plate, size.orElseGet(() -> natural(plate, WIDTH)), 0);
        return new Picture(figure, palette, plate.caption().title(), plate.caption().words());
    }

    /// What a picture shows, before it has a size.
    record Plate(Caption caption, Machine machine, Changes changes) {
        /// The same with another sentence.
        Plate saying(String sentence) {
            return new Plate(new Caption(caption.title(), caption.moment(), sentence), machine, changes);
        }
    }

    /// What is to be seen at `position`, with what its operation changed until then.
    Plate plate(long position) {
        return plate(position, operation(position).map(Result::begin).orElse(position), Granularity.OPERATION);
    }

    /// What is to be seen at `position`, with what has changed since `before` and the sentence for a step of `step`.
    Plate plate(long position, long before, Granularity step) {
        Machine machine = run.recording().machineAt(position);
        Changes changes = Changes.between(run.recording().log(), before, position);
        Caption caption = new Caption(messages.phrase(run.scenario().title()), moment(position, operation(position)),
            sentence(machine, position, step));
        return new Plate(caption, machine, changes);
    }

    /// The size that `plate` takes by itself in a picture of this `width`.
    Size natural(Plate plate, double width) {
        return PlateLayout.natural(plate.caption(), plate.machine(), options(), width);
    }

    /// `plate` laid out in `size`, higher where it does not fit, with the stage no higher up than at `head`.
    Figure figure(Plate plate, Size size, double head) {
        return PlateLayout.layout(plate.caption(), plate.machine(), plate.changes(), options(), size, head);
    }

    private StageOptions options() {
        return StageOptions.PLAIN.named(run.taskNames()).reserving(extent).speaking(messages.figureWords());
    }

    private static boolean hasAreas(Machine machine) {
        return IntStream.range(0, machine.made(Kind.MM))
            .anyMatch(mm -> machine.tables().root(mm) >= 0 && !machine.vmas().of(mm).isEmpty());
    }

    /// The operation begun last before `position`.
    private Optional<Result> operation(long position) {
        return run.results().stream().filter(result -> result.begin() < position).reduce((_, last) -> last);
    }

    private String moment(long position, Optional<Result> done) {
        List<String> parts = new ArrayList<>();
        parts.add("Linux " + run.kernel().text());
        done.ifPresent(result -> parts.add(messages.of(
            result.end() <= position ? Text.EXPORT_AFTER : Text.EXPORT_DURING,
            String.join(" ", result.line().text().split("\\s+")))));
        if (!remark.isEmpty() && position > since) {
            parts.add(remark);
        }
        run.marks().getOrDefault(position, List.of())
            .forEach(mark -> parts.add(messages.of(Text.QUOTED, messages.phrase(mark))));
        return String.join("  ·  ", parts);
    }

    private String sentence(Machine machine, long position, Granularity step) {
        Recording recording = run.recording();
        String sentence = sentences.of(new Sentences.Moment(recording, machine, position, step,
            run.sayings(), run.kernel().patches(), run.taskNames()));
        if (position == 0 && sentence.equals(messages.of(Text.SAY_START))) {
            return messages.of(Text.EXPORT_START);
        }
        return isOnlyTheEnd(sentence, position) ? "" : sentence;
    }

    /// That an operation is over goes without saying in a picture that names it.
    private boolean isOnlyTheEnd(String sentence, long position) {
        return position > 0 && run.recording().log().isEnd(position - 1)
            && run.taskNames().stream().anyMatch(task -> sentence.equals(messages.of(Text.SAY_END, task)));
    }
}
