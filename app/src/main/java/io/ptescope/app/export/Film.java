package io.ptescope.app.export;

import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.PlateLayout;
import io.ptescope.app.layout.Size;
import io.ptescope.app.paint.Palette;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Steps;
import io.ptescope.model.scenario.run.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// A run as an animated GIF: the start and one picture for each moment that the cut asks for, each held as long as its
/// sentence takes to read. All pictures have one size and the stage stays in its place. The same film has the same
/// bytes each time.
public final class Film {
    /// For how many seconds a picture without a sentence is held, if nothing else is asked.
    public static final double HOLD = 1.2;
    /// No film has more pictures; nobody watches longer.
    public static final int MOST_FRAMES = 500;
    private static final String SUFFIX = ".gif";
    private static final double SECONDS_PER_CHARACTER = 0.04;
    private static final double LONGEST = 6;
    /// How many seconds longer the last picture is held, so that the end is seen.
    private static final double REST = 2;
    private static final long MOST_PIXELS = 16_000_000;
    private static final int HUNDREDTHS = 100;

    private final Still still;
    private final List<Long> positions;
    private final Granularity step;
    private final double hold;

    /// Which moments a film shows.
    public enum Cut {
        MARKS,
        OPERATIONS,
        PATHS;

        /// The marks of `run`, which its author chose; without any, its operations.
        public static Cut of(Run run) {
            return run.marks().isEmpty() ? OPERATIONS : MARKS;
        }

        private Granularity step() {
            return this == PATHS ? Granularity.PATH : Granularity.OPERATION;
        }
    }

    /// Hears how far a film is, and may end it by an exception.
    public interface Progress {
        /// So many parts of all are done.
        void at(long done, long all);
    }

    /// A film of `run`, whose pictures `still` makes.
    ///
    /// @param hold seconds for a picture without a sentence
    public Film(Still still, Run run, Cut cut, double hold) {
        this.still = still;
        this.positions = positions(run, cut);
        this.step = cut.step();
        this.hold = hold;
    }

    /// Whether a file of this name would be a film.
    public static boolean isNamedBy(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /// The number of its pictures.
    public int frames() {
        return positions.size();
    }

    /// The bytes of the file. A film that is too long or too large is refused: [IllegalArgumentException].
    ///
    /// @param size  empty for the standard width and the height that the cells ask for
    /// @param scale how many times as large as the figures
    public byte[] bytes(Palette palette, Optional<Size> size, double scale, Progress progress) throws IOException {
        if (frames() > MOST_FRAMES) {
            throw new IllegalArgumentException("a film of more than " + MOST_FRAMES
                + " pictures is too long; marks, or a shorter workload, make fewer");
        }
        long all = 3L * frames();
        List<Shot> shots = shots(size, progress, all);
        Size room = shots.stream().map(shot -> shot.figure().size())
            .reduce((a, b) -> new Size(a.width(), Math.max(a.height(), b.height()))).orElseThrow();
        double pixels = room.width() * scale * room.height() * scale;
        if (pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("a film of " + Math.round(pixels / 1e6)
                + " million pixels is too large; at most " + MOST_PIXELS / 1_000_000 + " million");
        }
        GifColours colours = new GifColours(palette);
        try (GifFile file = new GifFile()) {
            for (int i = 0; i < frames(); i++) {
                progress.at(2L * frames() + i, all);
                Figure figure = new Figure(room, shots.get(i).figure().boxes());
                file.add(colours.reduce(new Picture(figure, palette, "", "").image(scale)), shots.get(i).hundredths());
            }
            return file.finish();
        }
    }

    /// One picture and how long it is held.
    private record Shot(Figure figure, int hundredths) {}

    /// All pictures, with the stage in the same place.
    private List<Shot> shots(Optional<Size> size, Progress progress, long all) {
        double width = size.map(Size::width).orElse(Still.WIDTH);
        double head = 0;
        double stage = 0;
        for (int i = 0; i < frames(); i++) {
            progress.at(i, all);
            Still.Plate plate = plate(i);
            double above = PlateLayout.head(plate.caption(), width);
            head = Math.max(head, above);
            stage = Math.max(stage, still.natural(plate, width).height() - above);
        }
        Size room = size.orElse(new Size(width, Math.ceil(head + stage)));
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < frames(); i++) {
            progress.at(frames() + i, all);
            Still.Plate plate = plate(i);
            shots.add(new Shot(still.figure(plate, room, head), hundredths(plate.caption().sentence(), i)));
        }
        return shots;
    }

    /// What stands above picture `frame`. The last one says again what was said last, if nothing is said there, so that
    /// no film ends without a word.
    Still.Plate plate(int frame) {
        Still.Plate plate = taken(frame);
        boolean mute = frame == frames() - 1 && plate.caption().sentence().isEmpty();
        for (int before = frame - 1; mute && before >= 0; before--) {
            String last = taken(before).caption().sentence();
            if (!last.isEmpty()) {
                return plate.saying(last);
            }
        }
        return plate;
    }

    private Still.Plate taken(int frame) {
        long position = positions.get(frame);
        return step == Granularity.PATH ? still.plate(position, positions.get(Math.max(0, frame - 1)), step)
            : still.plate(position);
    }

    private int hundredths(String sentence, int frame) {
        double seconds = Math.min(Math.max(LONGEST, hold), hold + SECONDS_PER_CHARACTER * sentence.length());
        return (int) Math.round(HUNDREDTHS * (frame == frames() - 1 ? seconds + REST : seconds));
    }

    /// The start and what the cut asks for, in order, up to one more than a film may have.
    private static List<Long> positions(Run run, Cut cut) {
        TreeSet<Long> found = new TreeSet<>(List.of(0L));
        if (cut == Cut.MARKS) {
            found.addAll(run.marks().keySet());
            return List.copyOf(found);
        }
        Steps steps = run.recording().steps();
        long position = 0;
        while (position < run.recording().size() && found.size() <= MOST_FRAMES) {
            position = steps.next(position, cut.step());
            if (!found.add(position)) {
                break;
            }
        }
        return List.copyOf(found);
    }
}
