package io.ptescope.app.view.dock;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.text.Text;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/// What can be done to a panel: move it, give it a place of its own, fold its area, close it, ask what it is.
final class TabMenu extends MenuButton {
    /// A menu for the panel in front; the names of those that are `hidden` behind it come first.
    TabMenu(Dock dock, Supplier<PanelId> panel, Supplier<List<PanelId>> hidden) {
        super(dock.words(Text.DOCK_MENU), new ActionIcon(MaterialDesignD.DOTS_VERTICAL));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleText(dock.words(Text.DOCK_MENU));
        getStyleClass().add("tab-menu");
        getItems().setAll(list(dock, panel));
        setOnShowing(event -> {
            getItems().setAll(hidden.get().stream().map(tab -> shown(dock, tab)).toList());
            if (!getItems().isEmpty()) {
                getItems().add(new SeparatorMenuItem());
            }
            getItems().addAll(list(dock, panel));
        });
    }

    private static MenuItem shown(Dock dock, PanelId panel) {
        MenuItem item = new MenuItem(dock.title(panel), new ActionIcon(panel.action().icon()));
        item.setId("tab-menu-show-" + panel.key());
        item.setOnAction(event -> dock.go(panel));
        return item;
    }

    static ContextMenu items(Dock dock, Supplier<PanelId> panel) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(list(dock, panel));
        return menu;
    }

    private static List<MenuItem> list(Dock dock, Supplier<PanelId> panel) {
        return List.of(
            item(dock, Text.DOCK_HELP, MaterialDesignH.HELP_CIRCLE_OUTLINE, "help", () -> dock.explain(panel.get())),
            new SeparatorMenuItem(),
            move(dock, panel, Text.DOCK_LEFT, MaterialDesignD.DOCK_LEFT, Area.LEFT),
            move(dock, panel, Text.DOCK_CENTRE, MaterialDesignD.DOCK_WINDOW, Area.CENTRE),
            move(dock, panel, Text.DOCK_RIGHT, MaterialDesignD.DOCK_RIGHT, Area.RIGHT),
            move(dock, panel, Text.DOCK_BOTTOM, MaterialDesignD.DOCK_BOTTOM, Area.BOTTOM),
            item(dock, Text.DOCK_ALONE, MaterialDesignA.ARROW_SPLIT_HORIZONTAL, "alone",
                () -> dock.separate(panel.get())),
            new SeparatorMenuItem(),
            item(dock, Text.DOCK_FOLD, MaterialDesignA.ARROW_COLLAPSE, "fold", () -> dock.fold(panel.get())),
            item(dock, Text.DOCK_CLOSE, MaterialDesignC.CLOSE, "close", () -> dock.close(panel.get())));
    }

    private static MenuItem move(Dock dock, Supplier<PanelId> panel, Text text, Ikon icon, Area area) {
        return item(dock, text, icon, area.key(), () -> dock.move(panel.get(), area));
    }

    private static MenuItem item(Dock dock, Text text, Ikon icon, String id, Runnable run) {
        MenuItem item = new MenuItem(dock.words(text), new ActionIcon(icon));
        item.setId("tab-menu-" + id);
        item.setOnAction(event -> run.run());
        return item;
    }
}
