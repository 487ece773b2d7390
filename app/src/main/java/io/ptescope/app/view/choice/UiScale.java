package io.ptescope.app.view.choice;

import io.ptescope.app.view.work.Remembered;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;

/// How large everything in the window is drawn, in per cent of its natural size, which is remembered.
///
/// What stands in the window is scaled as a whole by a [ScaledPane]; menus, tooltips and pop-overs are windows of their
/// own and get their sizes by a style sheet.
public final class UiScale {
    /// What is chosen from, in per cent.
    public static final List<Integer> STEPS = List.of(75, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250, 275, 300);
    private static final int NATURAL = 100;
    private static final String KEY = "scale";
    private static final double FONT = 13;
    private static final double ICON = 16;

    private final IntegerProperty percent;
    private final Remembered remembered;

    public UiScale(Remembered remembered) {
        this.remembered = remembered;
        percent = new SimpleIntegerProperty(remembered.get(KEY).flatMap(UiScale::parse).orElse(NATURAL));
    }

    public int percent() {
        return percent.get();
    }

    /// Chooses a size; what is beyond the least or the largest step becomes that step.
    public void choose(int wanted) {
        int now = Math.clamp(wanted, STEPS.getFirst(), STEPS.getLast());
        percent.set(now);
        if (now == NATURAL) {
            remembered.forget(KEY);
        } else {
            remembered.put(KEY, Integer.toString(now));
        }
    }

    public void larger() {
        choose(STEPS.stream().filter(step -> step > percent()).findFirst().orElse(percent()));
    }

    public void smaller() {
        choose(STEPS.reversed().stream().filter(step -> step < percent()).findFirst().orElse(percent()));
    }

    public void natural() {
        choose(NATURAL);
    }

    /// Keeps `content` and all that pops up over `scene` in this size.
    public void dress(Scene scene, ScaledPane content) {
        percent.subscribe(now -> {
            content.setScale(now.doubleValue() / NATURAL);
            scene.getStylesheets().removeIf(sheet -> sheet.startsWith("data:"));
            if (now.intValue() != NATURAL) {
                scene.getStylesheets().add(popUps(now.doubleValue() / NATURAL));
            }
        });
    }

    /// The style sheet of what pops up: paddings of Modena are counted in letters, so that they follow.
    private static String popUps(double scale) {
        String css = ".context-menu, .tooltip, .popover, .pop-over-words, .combo-box-popup { -fx-font-size: "
            + FONT * scale + "px; }\n"
            + ".context-menu .ikonli-font-icon, .popover .ikonli-font-icon { -fx-icon-size: " + ICON * scale + "px; }\n"
            + ".popover .title { -fx-font-size: 1.23em; }\n";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(
            css.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Integer> parse(String text) {
        try {
            int value = Integer.parseInt(text);
            return value < STEPS.getFirst() || value > STEPS.getLast() ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }
}
