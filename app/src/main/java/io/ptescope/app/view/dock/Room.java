package io.ptescope.app.view.dock;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The room that a window has for its areas: how large each becomes in it, and which have to fold for the others.
///
/// The sides get a share of the width within bounds, because code needs some room and never much, until the user gives
/// them a size.
///
/// @param width  in pixels
/// @param height in pixels, without the bar between centre and bottom
record Room(double width, double height) {
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
    /// No border can be dragged farther.
    private static final double LEAST = 120;
    /// With less than this beside the sides, or above the bottom, the centre has no room for a row of eight cells with
    /// words.
    private static final double CENTRE_WIDTH = 520;
    private static final double CENTRE_HEIGHT = 240;
    /// The lowest bottom that still has two lanes.
    private static final double LOWEST = 104;

    /// The areas of `layout` that fold for want of room. It depends on the window and on nothing that is dragged, so
    /// that no border moves another one.
    ///
    /// @param wanted the area that somebody asked for last; it never folds
    Set<Area> folds(DockLayout layout, @Nullable Area wanted) {
        Set<Area> folds = EnumSet.noneOf(Area.class);
        double left = least(layout, Area.LEFT, LEFT_LEAST);
        double right = least(layout, Area.RIGHT, RIGHT_LEAST);
        for (Area area : wanted == Area.RIGHT ? List.of(Area.LEFT) : List.of(Area.RIGHT, Area.LEFT)) {
            if (area != wanted && isOpen(layout, area) && width - left - right < CENTRE_WIDTH) {
                folds.add(area);
                left = area == Area.LEFT ? SidePane.BAR : left;
                right = area == Area.RIGHT ? SidePane.BAR : right;
            }
        }
        if (wanted != Area.BOTTOM && isOpen(layout, Area.BOTTOM) && height - LOWEST < CENTRE_HEIGHT) {
            folds.add(Area.BOTTOM);
        }
        return folds;
    }

    private static boolean isOpen(DockLayout layout, Area area) {
        return !layout.isEmpty(area) && !layout.isCollapsed(area);
    }

    private static double least(DockLayout layout, Area area, double open) {
        return layout.isEmpty(area) ? 0 : layout.isCollapsed(area) ? SidePane.BAR : open;
    }

    /// The width of the left area.
    double left(DockLayout layout) {
        return Math.min(beside(layout, Area.LEFT, LEFT_SHARE, LEFT_LEAST, LEFT_MOST), Math.max(0, width - LEAST));
    }

    /// The width of the right area, after the left one has taken its own.
    double right(DockLayout layout) {
        return Math.min(beside(layout, Area.RIGHT, RIGHT_SHARE, RIGHT_LEAST, RIGHT_MOST),
            Math.max(0, width - LEAST - left(layout)));
    }

    /// The height of the bottom.
    double bottom(DockLayout layout) {
        if (!isOpen(layout, Area.BOTTOM)) {
            return layout.isEmpty(Area.BOTTOM) ? 0 : SidePane.BAR;
        }
        double chosen = layout.side(Area.BOTTOM).size();
        double wanted = chosen > 0 ? Math.max(Shares.LEAST, height * chosen)
            : Math.clamp(height * BOTTOM_SHARE, Math.min(BOTTOM_LEAST, height * LOW_SHARE), BOTTOM_MOST);
        return Math.rint(Math.min(wanted, Math.max(0, height - LEAST)));
    }

    private double beside(DockLayout layout, Area area, double share, double least, double most) {
        if (!isOpen(layout, area)) {
            return layout.isEmpty(area) ? 0 : SidePane.BAR;
        }
        double chosen = layout.side(area).size();
        return Math.rint(chosen > 0 ? Math.max(LEAST, width * chosen) : Math.clamp(width * share, least, most));
    }
}
