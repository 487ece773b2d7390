package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Direction;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.ReverseMap;
import io.ptescope.app.paint.FigurePainter;
import io.ptescope.app.paint.Ink;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.paint.ReverseMapPainter;
import io.ptescope.app.paint.Stroke;
import io.ptescope.app.paint.Surface;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.PanelId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The stage: the picture of memory. The pointer shows what is under it, a click selects it, arrow keys move the
/// selection from cell to cell, Home and End along its line.
public final class StageView extends Region {
    /// A page that is mapped more often than this, as the zero page is, is not shown everywhere at once.
    private static final int MOST_RELATED = 64;

    private final PictureView picture = new PictureView();
    private final Flight flight = new Flight(picture);
    private final Region cursorCell = new Region();
    private final Scope scope;
    private final Consumer<Selection> select;
    private Function<Figure, List<Box>> related = figure -> List.of();
    private Palette palette = Palette.LIGHT;
    private Selection selection = Selection.NONE;
    private @Nullable BoxId cursor;
    private @Nullable Box hovered;

    /// A stage that tells `select` what the user picks.
    public StageView(Messages messages, Consumer<Selection> select) {
        this.select = select;
        setId("stage");
        getStyleClass().add("stage");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleText(messages.actionText(PanelId.STAGE.action().key()));
        cursorCell.setAccessibleRole(AccessibleRole.TABLE_CELL);
        cursorCell.setMouseTransparent(true);
        scope = new Scope(picture, messages);
        getChildren().setAll(picture, scope.bar(), scope.minimap(), cursorCell);
        picture.setAbove(this::paintAbove);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        hoverProperty().subscribe(over -> {
            if (!over) {
                leave();
            }
        });
        new StageGestures(this, picture, scope);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        focusedProperty().subscribe(focused -> {
            placeCursor();
            picture.repaintAbove();
        });
    }

    public PictureView picture() {
        return picture;
    }

    /// The page that moves above the picture.
    public Flight flight() {
        return flight;
    }

    /// How closely it is looked at.
    public Scope scope() {
        return scope;
    }

    /// One step closer, or farther, around what is selected if that is in sight.
    public void zoom(boolean closer) {
        scope.zoom(closer, current(picture.figure()).filter(box -> new Rect(0, 0, getWidth(), getHeight())
            .contains(box.bounds().center())));
    }

    void setPalette(Palette colours) {
        palette = colours;
        picture.setPalette(colours);
        scope.minimap().setPalette(colours);
    }

    /// What is selected now, and which boxes show the same page.
    void setSelection(Selection selected, Function<Figure, List<Box>> samePage) {
        selection = selected;
        related = samePage;
        picture.repaintAbove();
    }

    /// The words for the cell at which the keyboard stands; empty if it stands nowhere.
    public String cursorWords() {
        return cursorCell.getAccessibleText() == null ? "" : cursorCell.getAccessibleText();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.FOCUS_ITEM && cursor != null ? cursorCell
            : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void hover(double x, double y) {
        Point pointer = picture.toFigure(x, y);
        Box now = picture.figure().hit(pointer).filter(box -> !box.says().isEmpty()).orElse(null);
        Box before = hovered;
        if (now == null ? before != null : before == null || !now.id().equals(before.id())) {
            hovered = now;
            picture.repaintAbove();
        }
    }

    /// Takes away what is said about the cell under the pointer, until that moves.
    void leave() {
        if (hovered != null) {
            hovered = null;
            picture.repaintAbove();
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            Point at = picture.toFigure(event.getX(), event.getY());
            pick(picture.figure().hit(at));
        }
    }

    /// Two clicks on a cell look closer at it.
    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            picture.figure().hit(picture.toFigure(event.getX(), event.getY())).ifPresent(scope::enter);
        }
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(Direction.LEFT);
            case RIGHT -> move(Direction.RIGHT);
            case UP -> move(Direction.UP);
            case DOWN -> move(Direction.DOWN);
            case HOME -> toEdge(false);
            case END -> toEdge(true);
            case ESCAPE -> pick(Optional.empty());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Selects the next cell that the step changed, in reading order, or the one before; from the last round to the
    /// first.
    public void toChanged(int way) {
        Figure figure = picture.figure();
        List<Box> cells = figure.cells();
        int count = cells.size();
        int from = current(figure).map(cells::indexOf).orElse(way > 0 ? -1 : count);
        for (int n = 1; n <= count; n++) {
            Box cell = cells.get(Math.floorMod(from + way * n, count));
            if (cell.changed()) {
                pick(Optional.of(cell));
                return;
            }
        }
    }

    private void move(Direction direction) {
        Figure figure = picture.figure();
        Optional<Box> from = current(figure);
        Optional<Box> to = from.isEmpty() ? first(figure) : figure.neighbour(from.get().id(), direction);
        to.ifPresent(box -> pick(to));
    }

    /// To the first or the last cell of the line.
    private void toEdge(boolean last) {
        Figure figure = picture.figure();
        current(figure).or(() -> first(figure)).flatMap(box -> figure.edge(box.id(), last))
            .ifPresent(box -> pick(Optional.of(box)));
    }

    /// Where the keyboard begins: at what the step changed, else at the first cell.
    private static Optional<Box> first(Figure figure) {
        List<Box> cells = figure.cells();
        return cells.stream().filter(Box::changed).findFirst().or(figure::entrance)
            .or(() -> cells.stream().findFirst());
    }

    private Optional<Box> current(Figure figure) {
        BoxId at = cursor;
        if (at != null && Boxes.selection(at).equals(selection)) {
            Optional<Box> same = figure.find(at);
            if (same.isPresent()) {
                return same;
            }
        }
        return Boxes.box(figure, selection);
    }

    private void pick(Optional<Box> box) {
        cursor = box.map(Box::id).orElse(null);
        select.accept(box.map(Box::id).map(Boxes::selection).orElse(Selection.NONE));
        box.ifPresent(scope::reveal);
        picture.repaintAbove();
    }

    private void placeCursor() {
        Optional<Box> box = current(picture.figure());
        String words = box.map(Box::says).orElse("");
        if (!words.equals(cursorWords())) {
            cursorCell.setAccessibleText(words);
            notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        }
        box.map(Box::bounds).ifPresent(b -> cursorCell.resizeRelocate(b.x(), b.y(), b.width(), b.height()));
    }

    private void paintAbove(Figure figure, FigurePainter painter, Surface surface) {
        placeCursor();
        flight.paint(painter, surface);
        Optional<Box> current = current(figure);
        surface.clip(scope.shown(current.orElse(null)));
        current.ifPresent(box -> {
            List<Box> all = related.apply(figure);
            List<Box> same = all.size() > MOST_RELATED ? List.of() : all;
            new ReverseMapPainter(palette).paint(ReverseMap.of(figure, same), surface);
            same.stream().filter(other -> !other.id().equals(box.id()))
                .forEach(other -> painter.paintHover(other.bounds(), surface));
            painter.paintSelection(box.bounds(), surface);
            if (isFocused()) {
                surface.strokeRect(box.bounds().inset(-7), 6, Stroke.solid(palette.of(Ink.ACCENT), 1));
            }
        });
        surface.unclip();
        Box pointed = hovered;
        if (pointed != null) {
            figure.find(pointed.id()).ifPresent(box -> {
                painter.paintHover(box.bounds(), surface);
                HoverHint.paint(figure, box, figure.size().height(), palette, surface);
            });
        }
    }
}
