package io.ptescope.app.view;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.PanelId;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// Says what a panel is, beside it.
final class PanelHelp {
    private static final double WIDTH = 300;

    private final Messages messages;

    PanelHelp(Messages messages) {
        this.messages = messages;
    }

    /// Opens the words on `panel` in the middle of its node. Escape or a click elsewhere closes them.
    void show(Node node, PanelId panel) {
        String key = panel.action().key();
        Label title = new Label(messages.actionText(key), new ActionIcon(panel.action().icon()));
        title.getStyleClass().add("title");
        Label words = new Label(messages.actionHelp(key) + ".");
        words.setWrapText(true);
        words.setPrefWidth(WIDTH);
        VBox content = new VBox(8, title, words);
        content.getStyleClass().add("pop-over-words");
        PopOver over = new PopOver(content);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        over.setDetachable(false);
        over.getRoot().getStylesheets().setAll(node.getScene().getStylesheets());
        over.show(node, 0);
    }
}
