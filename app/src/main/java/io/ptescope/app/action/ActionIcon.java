package io.ptescope.app.action;

import org.controlsfx.tools.Duplicatable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// An icon that survives in an action. ControlsFX gives every control its own copy of an action's graphic and drops
/// those that it cannot copy; it can copy what is [Duplicatable], and Ikonli's own icon is not.
public final class ActionIcon extends FontIcon implements Duplicatable<ActionIcon> {
    private final Ikon ikon;

    /// A new icon, to be put into one place.
    public ActionIcon(Ikon ikon) {
        super(ikon);
        this.ikon = ikon;
    }

    @Override
    public ActionIcon duplicate() {
        return new ActionIcon(ikon);
    }
}
