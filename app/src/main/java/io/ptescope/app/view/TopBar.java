package io.ptescope.app.view;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// The name, all menus, the lesson and the kernel, the way to the palette, export and theme. Where there is no room for
/// all of it, words go that an icon or a box beside them says as well; never a control.
final class TopBar extends HBox {
    private static final double KERNEL_WIDTH = 96;

    private final Messages messages;
    /// What can be shown or not, what is missed least first.
    private final List<Consumer<Boolean>> spare = new ArrayList<>();

    TopBar(Actions actions, Messages messages, ComboBox<?> lessons, ComboBox<?> kernels) {
        this.messages = messages;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        lessons.setId("lessons");
        kernels.setId("kernels");
        Button export = actions.button(ActionId.EXPORT);
        export.setId("export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setAccessibleText(actions.text(ActionId.EXPORT));
        kernels.setMinWidth(KERNEL_WIDTH);
        kernels.setMaxWidth(2 * KERNEL_WIDTH);
        TextFlow brand = brand();
        getChildren().setAll(brand, menu(actions), chooser(Text.TOP_LESSON, lessons),
            chooser(Text.TOP_KERNEL, kernels), gap, search(actions), export, actions.iconButton(ActionId.NEXT_THEME));
        spare.add(shown -> export.setContentDisplay(shown ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        spare.add(shown -> show(brand, shown));
        widthProperty().subscribe(width -> fit(width.doubleValue()));
    }

    private void fit(double width) {
        spare.forEach(part -> part.accept(true));
        for (Consumer<Boolean> part : spare) {
            if (computeMinWidth(-1) <= width) {
                return;
            }
            part.accept(false);
        }
    }

    private static void show(Node node, boolean shown) {
        node.setManaged(shown);
        node.setVisible(shown);
    }

    private TextFlow brand() {
        javafx.scene.text.Text first = new javafx.scene.text.Text(messages.of(Text.BRAND_FIRST));
        first.getStyleClass().add("brand-first");
        javafx.scene.text.Text second = new javafx.scene.text.Text(messages.of(Text.BRAND_SECOND));
        second.getStyleClass().add("brand-second");
        TextFlow brand = new TextFlow(first, second);
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        brand.setMaxHeight(Region.USE_PREF_SIZE);
        return brand;
    }

    private MenuButton menu(Actions actions) {
        MenuButton menu = new MenuButton(messages.of(Text.TOP_MENU), new ActionIcon(MaterialDesignM.MENU));
        menu.setId("menu");
        menu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        menu.setAccessibleText(messages.of(Text.TOP_MENU));
        menu.getStyleClass().add("icon-button");
        menu.getItems().setAll(actions.menus());
        menu.setMinWidth(Region.USE_PREF_SIZE);
        return menu;
    }

    private HBox chooser(Text name, ComboBox<?> box) {
        Label label = new Label(messages.of(name));
        label.getStyleClass().add("muted");
        label.setLabelFor(box);
        label.setMinWidth(Region.USE_PREF_SIZE);
        spare.add(shown -> show(label, shown));
        box.setAccessibleText(messages.of(name));
        HBox chooser = new HBox(label, box);
        chooser.getStyleClass().add("chooser");
        chooser.setAlignment(Pos.CENTER_LEFT);
        return chooser;
    }

    private Button search(Actions actions) {
        Button search = new Button();
        search.setId("search");
        search.getStyleClass().add("search");
        Label words = new Label(messages.of(Text.TOP_SEARCH), new ActionIcon(MaterialDesignM.MAGNIFY));
        Label key = new Label();
        key.textProperty().bind(actions.presetProperty().map(preset -> actions.shownKey(ActionId.PALETTE)));
        key.getStyleClass().add("key");
        words.setMinWidth(Region.USE_PREF_SIZE);
        key.setMinWidth(Region.USE_PREF_SIZE);
        spare.add(shown -> words.setContentDisplay(shown ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        spare.add(shown -> show(key, shown));
        HBox content = new HBox(16, words, key);
        content.setAlignment(Pos.CENTER_LEFT);
        search.setGraphic(content);
        search.setMinWidth(Region.USE_PREF_SIZE);
        search.setAccessibleText(messages.of(Text.TOP_SEARCH));
        search.setOnAction(event -> actions.run(ActionId.PALETTE));
        return search;
    }
}
