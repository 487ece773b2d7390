package io.ptescope.app.view;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Command;
import io.ptescope.app.action.KeyPreset;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.view.choice.Keyboard;
import io.ptescope.app.view.choice.Look;
import io.ptescope.app.view.choice.Theme;
import io.ptescope.app.view.choice.UiScale;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.dock.Area;
import io.ptescope.app.view.dock.Dock;
import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.stage.StageView;
import io.ptescope.model.recording.Granularity;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// What each action does.
final class Commands {
    private final Map<ActionId, Command> commands = new EnumMap<>(ActionId.class);
    private final Session session;

    /// What only the window itself can do.
    record WindowCommands(Runnable chooseLesson, Runnable chooseKernel, Runnable export, Runnable copyPicture,
                          Runnable quit, Runnable nextPanel, Runnable previousPanel, Runnable palette,
                          Runnable keys, Runnable runToCursor, Runnable breakHere, Runnable toStep,
                          Runnable findEvent, Runnable language) {}

    Commands(Desk desk, Player player, Theme theme, WindowCommands window) {
        session = desk.session();
        steps(desk, player);
        places(desk);
        put(ActionId.BY_OPERATION, Granularity.OPERATION);
        put(ActionId.BY_PATH, Granularity.PATH);
        put(ActionId.BY_FUNCTION, Granularity.FUNCTION);
        put(ActionId.BY_EVENT, Granularity.EVENT);
        themes(theme);
        put(ActionId.CHOOSE_LESSON, window.chooseLesson());
        put(ActionId.CHOOSE_KERNEL, window.chooseKernel());
        put(ActionId.EXPORT, window.export());
        put(ActionId.COPY_PICTURE, window.copyPicture());
        put(ActionId.QUIT, window.quit());
        put(ActionId.NEXT_PANEL, window.nextPanel());
        put(ActionId.PREVIOUS_PANEL, window.previousPanel());
        put(ActionId.PALETTE, window.palette());
        put(ActionId.KEYS, window.keys());
        move(ActionId.RUN_TO_CURSOR, player, window.runToCursor(), new SimpleBooleanProperty(true));
        put(ActionId.BREAK_HERE, window.breakHere());
        put(ActionId.TO_STEP, window.toStep());
        put(ActionId.FIND_EVENT, window.findEvent());
        pins();
        put(ActionId.LANGUAGE, window.language());
    }

    private void themes(Theme theme) {
        for (Look look : Look.values()) {
            commands.put(look.action(), Command.choice(() -> theme.choose(look), theme.hasChosen(look)));
        }
        commands.put(ActionId.SYSTEM_THEME, Command.choice(theme::followSystem, theme.followsSystemProperty()));
        put(ActionId.NEXT_THEME, theme::next);
    }

    /// Adds those that change how large everything is.
    Commands with(UiScale scale) {
        put(ActionId.LARGER, scale::larger);
        put(ActionId.SMALLER, scale::smaller);
        put(ActionId.NATURAL_SIZE, scale::natural);
        return this;
    }

    /// Adds those that choose which habits the keys follow.
    Commands with(Keyboard keyboard) {
        for (KeyPreset preset : KeyPreset.values()) {
            commands.put(preset.action(), Command.choice(() -> keyboard.follow(preset),
                keyboard.presetProperty().map(now -> now == preset)));
        }
        return this;
    }

    /// Adds those that arrange panels.
    Commands with(Arrangement arrangement, Supplier<Dock> dock) {
        ObservableValue<DockLayout> layout = arrangement.layoutProperty();
        for (PanelId panel : PanelId.values()) {
            commands.put(panel.action(), Command.choice(() -> dock.get().toggle(panel),
                layout.map(now -> now.isSeen(panel))));
        }
        fold(ActionId.FOLD_LEFT, Area.LEFT, layout, dock);
        fold(ActionId.FOLD_RIGHT, Area.RIGHT, layout, dock);
        fold(ActionId.FOLD_BOTTOM, Area.BOTTOM, layout, dock);
        put(ActionId.RESET_LAYOUT, arrangement::reset);
        put(ActionId.FEW_PANELS, () -> arrangement.change(DockLayout::few));
        put(ActionId.USUAL_PANELS, () -> arrangement.change(DockLayout::usual));
        put(ActionId.MANY_PANELS, () -> arrangement.change(DockLayout::many));
        return this;
    }

    /// Adds those that look closer at the stage, or at more of it.
    Commands with(StageView stage) {
        put(ActionId.ZOOM_IN, () -> stage.zoom(true));
        put(ActionId.ZOOM_OUT, () -> stage.zoom(false));
        put(ActionId.ZOOM_FIT, () -> stage.scope().whole());
        return this;
    }

    /// Adds something that can always be done.
    Commands with(ActionId id, Runnable run) {
        put(id, run);
        return this;
    }

    /// Adds something that can be done while `enabled`.
    Commands when(ActionId id, Runnable run, ObservableValue<Boolean> enabled) {
        commands.put(id, Command.when(run, enabled));
        return this;
    }

    /// Adds something that is on or off.
    Commands with(ActionId id, Runnable toggle, ObservableValue<Boolean> on) {
        commands.put(id, Command.choice(toggle, on));
        return this;
    }

    private void fold(ActionId id, Area area, ObservableValue<DockLayout> layout, Supplier<Dock> dock) {
        commands.put(id, new Command(() -> dock.get().toggleFold(area), layout.map(now -> !now.isEmpty(area)),
            layout.map(now -> now.isCollapsed(area))));
    }

    Map<ActionId, Command> all() {
        return commands;
    }

    private void steps(Desk desk, Player player) {
        ObservableValue<Boolean> forward = holds(frame -> !frame.isAtEnd());
        ObservableValue<Boolean> back = holds(frame -> !frame.isAtStart());
        move(ActionId.NEXT, player, session::next, forward);
        move(ActionId.BACK, player, session::back, back);
        move(ActionId.INTO, player, session::into, forward);
        move(ActionId.OVER, player, session::over, forward);
        move(ActionId.OUT, player, session::out, forward);
        move(ActionId.BACK_INTO, player, session::backInto, back);
        move(ActionId.BACK_OUT, player, session::backOut, back);
        move(ActionId.RUN, player, () -> desk.ways().run(true), forward);
        move(ActionId.RUN_BACK, player, () -> desk.ways().run(false), back);
        move(ActionId.TO_START, player, session::toStart, back);
        move(ActionId.TO_END, player, session::toEnd, forward);
        put(ActionId.SLOWER, () -> player.accelerate(false));
        put(ActionId.FASTER, () -> player.accelerate(true));
        commands.put(ActionId.PLAY, Command.choice(player::toggle, player.playingProperty()));
    }

    private void pins() {
        put(ActionId.BOOKMARK, () -> session.bookmark(session.frame().pins().numberFor(session.frame().position())));
        put(ActionId.NEXT_BOOKMARK, () -> session.toNextBookmark(true));
        put(ActionId.LAST_BOOKMARK, () -> session.toNextBookmark(false));
        put(ActionId.MARKER_A, () -> session.measure(true));
        put(ActionId.MARKER_B, () -> session.measure(false));
    }

    private void places(Desk desk) {
        ObservableValue<Boolean> begun = holds(frame -> !frame.isAtStart());
        commands.put(ActionId.LAST_CHANGE, Command.when(desk.ways()::toLastChange, begun));
        commands.put(ActionId.NEXT_CHANGE, Command.when(desk.ways()::toNextChange, holds(frame -> !frame.isAtEnd())));
        commands.put(ActionId.WHY, Command.when(desk.ways()::why, begun));
    }

    /// A step of the user's own stops playing.
    private void move(ActionId id, Player player, Runnable run, ObservableValue<Boolean> enabled) {
        commands.put(id, Command.when(() -> {
            player.stop();
            run.run();
        }, enabled));
    }

    private void put(ActionId id, Granularity granularity) {
        commands.put(id, Command.choice(() -> session.stepBy(granularity),
            holds(frame -> frame.granularity() == granularity)));
    }

    private void put(ActionId id, Runnable run) {
        commands.put(id, Command.of(run));
    }

    private ObservableValue<Boolean> holds(Predicate<Frame> condition) {
        return session.frameProperty().map(condition::test);
    }
}
