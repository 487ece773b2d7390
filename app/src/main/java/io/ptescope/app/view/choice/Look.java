package io.ptescope.app.view.choice;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.paint.Palette;
import java.util.Arrays;
import java.util.Optional;
import javafx.css.PseudoClass;

/// The colours of controls and pictures together. The style sheet has a block for each under its pseudo-class.
public enum Look {
    LIGHT("light", ActionId.LIGHT_THEME, Palette.LIGHT),
    DARK("dark", ActionId.DARK_THEME, Palette.DARK),
    HIGH_CONTRAST("high-contrast", ActionId.CONTRAST_THEME, Palette.HIGH_CONTRAST);

    private final String code;
    private final ActionId action;
    private final Palette palette;
    private final PseudoClass pseudoClass;

    Look(String code, ActionId action, Palette palette) {
        this.code = code;
        this.action = action;
        this.palette = palette;
        pseudoClass = PseudoClass.getPseudoClass(code);
    }

    /// The name under which it is remembered.
    public String code() {
        return code;
    }

    /// The command that chooses it.
    public ActionId action() {
        return action;
    }

    public Palette palette() {
        return palette;
    }

    public PseudoClass pseudoClass() {
        return pseudoClass;
    }

    /// The look after this one, round and round.
    Look next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /// The look with this code.
    static Optional<Look> of(String code) {
        return Arrays.stream(values()).filter(look -> look.code.equals(code)).findFirst();
    }
}
