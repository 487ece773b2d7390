package io.ptescope.app.layout;

import io.ptescope.model.state.Machine;
import java.util.Arrays;

/// All of a stage, very small: for each of its pixels the most alarming state of the pages there, and which part of the
/// stage is in sight.
///
/// @param width  in pixels
/// @param height in pixels
/// @param from   where the part in sight begins, 0 to 1
/// @param to     where it ends
/// @param states per pixel, line by line; [#NOTHING] where no page stands
public record Overview(int width, int height, double from, double to, byte[] states) {
    /// No page stands here.
    public static final byte NOTHING = -1;
    private static final int LEAST_LINES = 2;

    /// The overview of the stage that `sight` is a part of.
    public static Overview of(Machine machine, StageOptions options, Size size, Lens lens, Census census,
        StageLayout.Sight sight, int width, int height) {
        Bands bands = Bands.of(machine, options.room());
        Metrics metrics = Fit.metrics(bands, size, options, lens);
        byte[] states = new byte[width * height];
        Arrays.fill(states, NOTHING);
        double hidden = size.height() - sight.window().height();
        double all = Math.max(1, sight.height() - hidden);
        Overview overview = new Overview(width, height, sight.top() / all,
            Math.min(1, (sight.top() + sight.window().height()) / all), states);
        double scale = height / all;
        double y = 0;
        for (Bands.Process process : bands.processes()) {
            double row = y + metrics.cardY() + metrics.title();
            for (Bands.Area area : process.areas()) {
                double high = metrics.area(process, area);
                overview.strip(census.entries(area.mm(), machine.vmas().start(area.vma()), area.pages()), area.pages(),
                    metrics.grid(), area.first(), row * scale, (row + high) * scale);
                row += high;
            }
            y += metrics.process(process) + metrics.cardGap();
        }
        for (Bands.File file : bands.files()) {
            double high = metrics.file(file);
            if (!file.raw()) {
                overview.strip(census.cached(file.inode(), file.pages()), file.pages(), metrics.grid(), 0,
                    (y + metrics.cardY()) * scale, (y + high - metrics.cardY()) * scale);
            }
            y += high + metrics.cardGap();
        }
        return overview;
    }

    /// The most alarming fill at a pixel; only where there is something.
    public Fill fill(int pixel) {
        return PageState.fill(states[pixel]);
    }

    /// Pages in as many lines of pixels as the strip has, but not more than it has lines of cells.
    private void strip(byte[] pages, int count, Grid grid, int first, double from, double to) {
        int top = Math.clamp((int) Math.floor(from), 0, height - 1);
        int bottom = Math.clamp((int) Math.floor(to), top + Math.min(LEAST_LINES, height - top), height);
        int lines = grid.lines(first, first + count - 1);
        int rows = Math.min(bottom - top, lines);
        long perLine = (long) grid.perLine() * grid.share();
        long begin = grid.line(first) * perLine - first;
        for (int row = 0; row < rows; row++) {
            long rowFrom = begin + perLine * ((long) row * lines / rows);
            long rowTo = begin + perLine * ((long) (row + 1) * lines / rows);
            int y0 = top + row * (bottom - top) / rows;
            int y1 = top + (row + 1) * (bottom - top) / rows;
            for (int x = 0; x < width; x++) {
                long a = Math.max(0, rowFrom + (rowTo - rowFrom) * x / width);
                long b = Math.min(count, Math.max(a + 1, rowFrom + (rowTo - rowFrom) * (x + 1) / width));
                if (rowFrom + (rowTo - rowFrom) * (x + 1) / width > 0 && a < b) {
                    byte state = most(pages, (int) a, (int) b);
                    for (int y = y0; y < y1; y++) {
                        states[y * width + x] = state;
                    }
                }
            }
        }
    }

    private static byte most(byte[] pages, int from, int to) {
        byte most = pages[from];
        for (int page = from + 1; page < to; page++) {
            if (PageState.alarm(pages[page]) > PageState.alarm(most)) {
                most = pages[page];
            }
        }
        return most;
    }
}
