package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Census;
import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Lens;
import io.ptescope.app.layout.Overview;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.text.Messages;
import io.ptescope.model.state.Machine;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import org.jspecify.annotations.Nullable;

/// How closely, and from where, the stage is looked at. Keeps the place under the pointer when it looks closer.
public final class Scope {
    /// Cell widths, in pixels, that a double click leads to: with signs, with words, with all bits.
    private static final List<Double> LANDMARKS = List.of(14.0, 60.0, 380.0);
    /// How many times as high as the minimap the view is at least that has one.
    private static final double LOWEST = 2.5;
    private static final double BAR = 12;

    private final PictureView picture;
    private final ScrollBar bar = new ScrollBar();
    private final Minimap minimap;
    private Lens lens = Lens.FIT;
    private StageLayout.@Nullable Sight sight;
    private @Nullable Content content;
    private boolean placing;

    /// What there is to look at.
    record Content(Machine machine, Changes changes, StageOptions options, Census census) {}

    /// A look at `picture`.
    Scope(PictureView picture, Messages messages) {
        this.picture = picture;
        this.minimap = new Minimap(messages, this::centre, pages -> scrollBy(pages * window().height()));
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.setVisible(false);
        bar.setManaged(false);
        bar.valueProperty().subscribe(value -> {
            if (!placing) {
                scrollTo(value.doubleValue());
            }
        });
    }

    ScrollBar bar() {
        return bar;
    }

    public Minimap minimap() {
        return minimap;
    }

    Lens lens() {
        return lens;
    }

    /// Whether there is more than what is in sight.
    public boolean isPart() {
        return sight != null && sight.isPart();
    }

    /// What is shown next is shown whole: how closely something else was looked at means nothing for it.
    void begin() {
        lens = Lens.FIT;
    }

    /// Shows this from now on, as closely as what was shown before.
    void show(Content now) {
        content = now;
        picture.setSource(this::layOut);
    }

    private Figure layOut(Size size) {
        Content shown = content;
        if (shown == null) {
            return new Figure(size, List.of());
        }
        StageLayout.Sight now = StageLayout.layout(shown.machine(), shown.changes(), shown.options(), size, lens,
            shown.census());
        sight = now;
        lens = lens.at(now.top());
        placing = true;
        bar.setVisible(now.isPart());
        bar.setMax(now.lowest());
        bar.setVisibleAmount(now.lowest() * size.height() / Math.max(1, now.height()));
        bar.setUnitIncrement(40);
        bar.setBlockIncrement(now.window().height() * 0.8);
        bar.setValue(now.top());
        placing = false;
        Rect window = now.window();
        bar.resizeRelocate(size.width() - BAR, window.y(), BAR, window.height());
        // In a low window it would hide what it is a map of.
        if (now.isPart() && window.height() >= LOWEST * Minimap.HEIGHT) {
            minimap.resizeRelocate(Math.max(0, window.right() - Minimap.WIDTH - BAR - 6),
                Math.max(window.y(), window.bottom() - Minimap.HEIGHT - 4), Minimap.WIDTH, Minimap.HEIGHT);
            minimap.show(Overview.of(shown.machine(), shown.options(), size, lens, shown.census(), now,
                Minimap.across(), Minimap.down()));
        } else {
            minimap.hide();
        }
        return now.figure();
    }

    /// Everything at once.
    public void whole() {
        look(Lens.FIT);
    }

    /// One step closer, or farther, around the middle of what is in sight.
    void zoom(boolean closer, Optional<Box> around) {
        Rect window = window();
        Optional<Box> middle = around.or(() -> picture.figure().hit(window.center()));
        double y = middle.map(box -> box.bounds().centerY()).orElse(window.centerY());
        zoom(closer, middle.map(Box::id).orElse(null), y);
    }

    /// One step closer, or farther; what is at `point` stays there.
    void zoom(boolean closer, Point point) {
        zoom(closer, picture.figure().hit(point).map(Box::id).orElse(null), point.y());
    }

    private void zoom(boolean closer, @Nullable BoxId anchor, double y) {
        Content shown = content;
        if (shown == null) {
            return;
        }
        int here = lens.isWhole() ? StageLayout.step(shown.machine(), shown.options(), size(), lens) : lens.step();
        int next = here + (closer ? 1 : -1);
        int whole = StageLayout.step(shown.machine(), shown.options(), size(), Lens.FIT);
        if (next <= whole && !closer) {
            whole();
        } else if (next <= StageLayout.closest(shown.machine(), shown.options(), size())) {
            look(next, anchor, y);
        }
    }

    /// So close to `box` that it tells more of itself.
    void enter(Box box) {
        if (!isRow(box)) {
            return;
        }
        double width = box.bounds().width();
        LANDMARKS.stream().filter(landmark -> landmark > width + 1).findFirst().ifPresent(landmark ->
            look(Math.min(Lens.reaching(landmark), closest()), box.id(), box.bounds().centerY()));
    }

    private int closest() {
        Content shown = content;
        return shown == null ? 0 : StageLayout.closest(shown.machine(), shown.options(), size());
    }

    private void look(int step, @Nullable BoxId anchor, double y) {
        Content shown = content;
        Lens closer = new Lens(step, lens.top());
        Optional<Rect> place = anchor == null || shown == null ? Optional.empty()
            : StageLayout.place(shown.machine(), shown.options(), size(), closer, anchor);
        look(place.map(cell -> closer.at(cell.centerY() - y)).orElse(closer));
    }

    private void look(Lens now) {
        if (!now.equals(lens)) {
            lens = now;
            picture.renew();
        }
    }

    void scrollBy(double pixels) {
        scrollTo(lens.top() + pixels);
    }

    private void scrollTo(double top) {
        if (sight != null && isPart()) {
            look(lens.at(Math.clamp(top, 0, sight.lowest())));
        }
    }

    /// Puts what is at this part of everything, 0 to 1, into the middle.
    private void centre(double part) {
        if (sight != null) {
            double all = sight.height() - size().height() + window().height();
            scrollTo(part * all - window().height() / 2);
        }
    }

    /// Scrolls so that `box` is in sight.
    void reveal(Box box) {
        Rect window = window();
        Rect bounds = box.bounds().inset(-8);
        if (bounds.y() < window.y()) {
            scrollBy(bounds.y() - window.y());
        } else if (bounds.bottom() > window.bottom() && isPart() && bounds.y() < size().height()
            && sight != null && isRow(box)) {
            scrollBy(bounds.bottom() - window.bottom());
        }
    }

    /// Whether `box` is scrolled with the rows; lists and legend stay.
    private static boolean isRow(Box box) {
        return switch (box.id()) {
            case BoxId.Pte _, BoxId.PteRange _, BoxId.CachePage _, BoxId.CacheRange _, BoxId.DiskBlock _,
                BoxId.TlbEntry _, BoxId.VmaLabel _, BoxId.FileLabel _, BoxId.ProcessLabel _, BoxId.AreaMap _,
                BoxId.CacheMap _ -> true;
            case BoxId.ListEntry _, BoxId.ListBox _, BoxId.CounterBox _, BoxId.PathSpan _, BoxId.TimeMark _,
                BoxId.Playhead _, BoxId.Adornment _ -> false;
        };
    }

    /// Where what belongs to `box` may be painted: not over what stays when rows are scrolled.
    Rect shown(@Nullable Box box) {
        boolean row = isPart() && box != null && isRow(box);
        return row ? window().inset(-3) : new Rect(0, 0, size().width(), size().height());
    }

    private Rect window() {
        return sight == null ? new Rect(0, 0, size().width(), size().height()) : sight.window();
    }

    private Size size() {
        return new Size(Math.floor(picture.getWidth()), Math.floor(picture.getHeight()));
    }
}
