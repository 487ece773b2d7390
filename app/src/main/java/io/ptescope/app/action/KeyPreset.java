package io.ptescope.app.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The habits that the chords can follow; [ActionId] holds the table. Short keys are the same in all of them.
///
/// JavaFX takes F10 for a menu bar, which this window has none of, so Next can have it in [#VS_CODE].
public enum KeyPreset {
    /// As in IntelliJ; for those who have chosen none, because browsers and desktops leave most of these keys alone.
    INTELLIJ(ActionId.KEYS_INTELLIJ),
    /// As in Visual Studio Code.
    VS_CODE(ActionId.KEYS_VS_CODE),
    /// As in Ripes, the processor simulator; what Ripes has no key for keeps the key of [#INTELLIJ].
    RIPES(ActionId.KEYS_RIPES);

    private final ActionId action;

    KeyPreset(ActionId action) {
        this.action = action;
    }

    /// The command that chooses it.
    public ActionId action() {
        return action;
    }

    /// The name under which it is remembered: `vs-code`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The preset with this code.
    public static Optional<KeyPreset> of(String code) {
        return Arrays.stream(values()).filter(preset -> preset.code().equals(code)).findFirst();
    }
}
