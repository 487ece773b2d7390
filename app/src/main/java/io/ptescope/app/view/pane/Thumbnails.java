package io.ptescope.app.view.pane;

import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Extent;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.paint.Emphasis;
import io.ptescope.app.paint.FigurePainter;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.session.Story;
import io.ptescope.app.surface.RasterSurface;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Small pictures of the stage, drawn off the window's thread and kept until a branch stands elsewhere.
public final class Thumbnails {
    /// The width on the screen; drawn at twice that for screens with more pixels.
    static final double WIDTH = 120;
    private static final double SHARPNESS = 2;
    private static final Size STAGE = new Size(760, 470);
    /// The height on the screen.
    static final double HEIGHT = WIDTH * STAGE.height() / STAGE.width();

    private final Executor work;
    private final Runnable drawn;
    private final Map<Integer, Shot> wanted = new ConcurrentHashMap<>();
    private final Map<Integer, Image> images = new HashMap<>();
    private Palette palette = Palette.LIGHT;

    /// What a picture shows.
    private record Shot(Story story, long position, Palette palette) {}

    /// Pictures that `work` draws; `drawn` hears of each on the window's thread.
    public Thumbnails(Executor work, Runnable drawn) {
        this.work = work;
        this.drawn = drawn;
    }

    void setPalette(Palette colours) {
        palette = colours;
    }

    /// The last picture of branch `number`, which may show it where it stood a moment ago.
    public Optional<Image> of(int number) {
        return Optional.ofNullable(images.get(number));
    }

    /// Forgets all pictures: what comes is of another workload.
    public void clear() {
        wanted.clear();
        images.clear();
    }

    /// Forgets the pictures of all but these `branches`, and lets go of the runs of all but those that are `made`.
    public void retain(Set<Integer> branches, Set<Integer> made) {
        wanted.keySet().retainAll(made);
        images.keySet().retainAll(branches);
    }

    /// Sees to it that there is a picture of branch `number`, which is `story`, at `position`.
    public void want(int number, Story story, long position) {
        Shot shot = new Shot(story, position, palette);
        if (shot.equals(wanted.put(number, shot))) {
            return;
        }
        work.execute(() -> {
            if (isWanted(number, shot)) {
                BufferedImage pixels = draw(shot);
                Platform.runLater(() -> put(number, shot, pixels));
            }
        });
    }

    /// Whether nothing newer has been asked for.
    private boolean isWanted(int number, Shot shot) {
        return shot.equals(wanted.get(number));
    }

    private void put(int number, Shot shot, BufferedImage pixels) {
        if (isWanted(number, shot)) {
            int[] colours = pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
            WritableImage image = new WritableImage(pixels.getWidth(), pixels.getHeight());
            image.getPixelWriter().setPixels(0, 0, pixels.getWidth(), pixels.getHeight(),
                PixelFormat.getIntArgbInstance(), colours, 0, pixels.getWidth());
            images.put(number, image);
            drawn.run();
        }
    }

    private static BufferedImage draw(Shot shot) {
        StageOptions options = StageOptions.PLAIN.named(shot.story().tasks())
            .reserving(Extent.of(shot.story().recording())).withoutLegend();
        // A saved place may lie behind the end of the run that is made now.
        long position = Math.min(shot.position(), shot.story().recording().size());
        Figure figure = StageLayout.layout(shot.story().recording().machineAt(position), Changes.NONE, options,
            STAGE);
        RasterSurface surface = new RasterSurface(STAGE, WIDTH * SHARPNESS / STAGE.width());
        new FigurePainter(shot.palette()).paint(figure, Emphasis.SETTLED, surface);
        return surface.image();
    }
}
