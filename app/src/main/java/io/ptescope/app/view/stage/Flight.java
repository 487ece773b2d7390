package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Move;
import io.ptescope.app.paint.Emphasis;
import io.ptescope.app.paint.FigurePainter;
import io.ptescope.app.paint.Surface;
import org.jspecify.annotations.Nullable;

/// The page that a step moves from one list to another, above the picture, which meanwhile is painted as it is at
/// rest: at most one thing moves. A step that moves no page moves its rings instead.
public final class Flight {
    private final PictureView picture;
    private boolean awaited;
    private @Nullable Move move;
    private double progress;

    /// Nothing in flight above `picture`.
    Flight(PictureView picture) {
        this.picture = picture;
        picture.setRelaid(this::laidOut);
    }

    /// A step is about to be shown. It can only be compared with what was shown before if that was laid out at all:
    /// of two steps between two pulses neither moves a page.
    void await() {
        awaited = picture.isLaidOut();
    }

    public boolean isUnderway() {
        return move != null;
    }

    /// How far the step has come: moves the page, or the rings if there is none.
    void setEmphasis(Emphasis emphasis) {
        progress = emphasis.progress();
        if (emphasis.isSettled()) {
            awaited = false;
        }
        if (move == null) {
            picture.setEmphasis(emphasis);
            return;
        }
        if (emphasis.isSettled()) {
            move = null;
        }
        picture.repaintAbove();
    }

    /// Draws the page where it is now.
    void paint(FigurePainter painter, Surface surface) {
        Move now = move;
        if (now != null) {
            painter.paintMove(now, progress, surface);
        }
    }

    /// Ends what is under way, since another step begins.
    void end() {
        awaited = false;
        if (move != null) {
            move = null;
            picture.repaintAbove();
        }
    }

    private boolean laidOut(Figure before, Figure now) {
        move = awaited ? Move.between(before, now).orElse(null) : null;
        awaited = false;
        return move != null;
    }
}
