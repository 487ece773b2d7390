package io.ptescope.app.view.dock;

import io.ptescope.app.text.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;

/// All areas around the centre, and between the centre and the bottom the bar that is always there. How large they
/// become is said by [Room].
final class DockPane extends Region {
    private final Dock dock;
    private final Region bar;
    private final Map<Area, SidePane> sides = new EnumMap<>(Area.class);
    private final Divider left;
    private final Divider right;
    private final Divider bottom;
    private final Region landing = new Region();

    DockPane(Dock dock, Map<PanelId, Panel> panels, Region bar) {
        this.dock = dock;
        this.bar = bar;
        getStyleClass().add("columns");
        setMinSize(0, 0);
        for (Area area : Area.values()) {
            sides.put(area, new SidePane(area, dock, panels));
        }
        String resize = dock.words(Text.DOCK_RESIZE);
        left = new Divider(false, resize, by -> dock.size(Area.LEFT, width(Area.LEFT) + by, getWidth()));
        right = new Divider(false, resize, by -> dock.size(Area.RIGHT, width(Area.RIGHT) - by, getWidth()));
        bottom = new Divider(true, resize, by -> dock.size(Area.BOTTOM, side(Area.BOTTOM).getHeight() - by,
            room().height()));
        landing.getStyleClass().add("landing");
        landing.setMouseTransparent(true);
        landing.setVisible(false);
        getChildren().setAll(side(Area.LEFT), side(Area.CENTRE), side(Area.RIGHT), bar, side(Area.BOTTOM), left, right,
            bottom, landing);
        widthProperty().subscribe(width -> dock.fit(room()));
        heightProperty().subscribe(height -> dock.fit(room()));
    }

    /// What there is to be divided.
    Room room() {
        return new Room(getWidth(), getHeight() - barHeight());
    }

    private double barHeight() {
        return Math.ceil(bar.prefHeight(getWidth()));
    }

    private SidePane side(Area area) {
        SidePane side = sides.get(area);
        if (side == null) {
            throw new IllegalArgumentException("no area " + area);
        }
        return side;
    }

    private double width(Area area) {
        return side(area).getWidth();
    }

    void show(DockLayout layout) {
        for (Area area : List.of(Area.LEFT, Area.RIGHT, Area.BOTTOM)) {
            if (layout.isCollapsed(area) && side(area).hasFocusWithin()) {
                dock.focusCentre();
            }
        }
        for (Area area : List.of(Area.LEFT, Area.CENTRE, Area.RIGHT, Area.BOTTOM)) {
            side(area).show(layout.side(area));
            side(area).setVisible(area == Area.CENTRE || !layout.isEmpty(area));
        }
        requestLayout();
    }

    /// Where a panel that is dropped at this point of the scene would go. Near an edge at which there is no area it is
    /// that area.
    Optional<DockLayout.Target> target(double x, double y) {
        Bounds all = localToScene(getLayoutBounds());
        DockLayout layout = dock.shown();
        if (layout.isEmpty(Area.LEFT) && x < all.getMinX() + SidePane.BAR) {
            return Optional.of(new DockLayout.Target.Insert(Area.LEFT, 0));
        }
        if (layout.isEmpty(Area.RIGHT) && x > all.getMaxX() - SidePane.BAR) {
            return Optional.of(new DockLayout.Target.Insert(Area.RIGHT, 0));
        }
        if (layout.isEmpty(Area.BOTTOM) && y > all.getMaxY() - 2 * SidePane.BAR) {
            return Optional.of(new DockLayout.Target.Insert(Area.BOTTOM, 0));
        }
        return sides.values().stream().filter(Region::isVisible).flatMap(side -> side.target(x, y).stream())
            .findFirst();
    }

    /// Marks where a panel would land; nothing to mark nothing.
    void mark(Optional<DockLayout.Target> target) {
        landing.setVisible(target.isPresent());
        target.ifPresent(to -> {
            Bounds at = sceneToLocal(side(to.area()).landing(to));
            landing.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
        });
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        DockLayout layout = dock.shown();
        double barHeight = barHeight();
        Room room = new Room(width, height - barHeight);
        double low = room.bottom(layout);
        double middle = Math.max(0, height - barHeight - low);
        double leftWidth = room.left(layout);
        double rightWidth = room.right(layout);
        double from = leftWidth == 0 ? 0 : leftWidth + Divider.LINE;
        double to = rightWidth == 0 ? width : width - rightWidth - Divider.LINE;
        side(Area.LEFT).resizeRelocate(0, 0, leftWidth, middle);
        side(Area.CENTRE).resizeRelocate(from, 0, Math.max(0, to - from), middle);
        side(Area.RIGHT).resizeRelocate(width - rightWidth, 0, rightWidth, middle);
        bar.resizeRelocate(0, middle, width, barHeight);
        side(Area.BOTTOM).resizeRelocate(0, middle + barHeight, width, low);
        left.place(leftWidth, 0, middle);
        right.place(to, 0, middle);
        bottom.place(middle, 0, width);
        setShown(layout, Area.LEFT, left);
        setShown(layout, Area.RIGHT, right);
        setShown(layout, Area.BOTTOM, bottom);
    }

    private void setShown(DockLayout layout, Area area, Divider divider) {
        divider.setVisible(!layout.isEmpty(area) && !layout.isCollapsed(area));
    }
}
