package io.ptescope.app.view.dock;

import io.ptescope.app.text.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;

/// All areas around the centre, and between the centre and the bottom the bar that is always there.
///
/// The sides get a share of the width within bounds, because code needs some room and never much, until the user gives
/// them a size.
final class DockPane extends Region {
    private static final double LEFT_SHARE = 0.218;
    private static final double RIGHT_SHARE = 0.236;
    private static final double LEFT_LEAST = 200;
    private static final double LEFT_MOST = 400;
    private static final double RIGHT_LEAST = 224;
    private static final double RIGHT_MOST = 360;
    private static final double BOTTOM_SHARE = 0.21;
    private static final double BOTTOM_LEAST = 142;
    /// In a low window the bottom has no more than this part of the height.
    private static final double LOW_SHARE = 0.32;
    private static final double BOTTOM_MOST = 260;
    private static final double LEAST = 120;

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
            getHeight()));
        landing.getStyleClass().add("landing");
        landing.setMouseTransparent(true);
        landing.setVisible(false);
        getChildren().setAll(side(Area.LEFT), side(Area.CENTRE), side(Area.RIGHT), bar, side(Area.BOTTOM), left, right,
            bottom, landing);
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
        DockLayout layout = dock.layout();
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
        DockLayout layout = dock.layout();
        double barHeight = Math.ceil(bar.prefHeight(width));
        double low = lower(layout, height - barHeight);
        double middle = Math.max(0, height - barHeight - low);
        double leftWidth = beside(layout, Area.LEFT, LEFT_SHARE, LEFT_LEAST, LEFT_MOST);
        double rightWidth = beside(layout, Area.RIGHT, RIGHT_SHARE, RIGHT_LEAST, RIGHT_MOST);
        double most = Math.max(0, width - LEAST);
        leftWidth = Math.min(leftWidth, most);
        rightWidth = Math.min(rightWidth, Math.max(0, most - leftWidth));
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

    private double beside(DockLayout layout, Area area, double share, double least, double most) {
        if (layout.isEmpty(area)) {
            return 0;
        }
        if (layout.isCollapsed(area)) {
            return SidePane.BAR;
        }
        double chosen = layout.side(area).size();
        return Math.rint(chosen > 0 ? Math.max(LEAST, getWidth() * chosen)
            : Math.clamp(getWidth() * share, least, most));
    }

    private double lower(DockLayout layout, double height) {
        if (layout.isEmpty(Area.BOTTOM)) {
            return 0;
        }
        if (layout.isCollapsed(Area.BOTTOM)) {
            return SidePane.BAR;
        }
        double chosen = layout.side(Area.BOTTOM).size();
        double wanted = chosen > 0 ? Math.max(Shares.LEAST, getHeight() * chosen)
            : Math.clamp(height * BOTTOM_SHARE, Math.min(BOTTOM_LEAST, height * LOW_SHARE), BOTTOM_MOST);
        return Math.rint(Math.min(wanted, Math.max(0, height - LEAST)));
    }
}
