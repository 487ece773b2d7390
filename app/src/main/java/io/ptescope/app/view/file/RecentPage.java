package io.ptescope.app.view.file;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.page.Overlay;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The files that were open last: choose with the arrows, open with Enter. Delete takes one off the list.
public final class RecentPage extends VBox {
    private final RecentFiles files;
    private final ListView<Path> list = new ListView<>();
    private final Overlay overlay;
    private final Consumer<Path> open;

    public RecentPage(RecentFiles files, Messages messages, Overlay overlay, Consumer<Path> open) {
        this.files = files;
        this.overlay = overlay;
        this.open = open;
        getStyleClass().add("palette");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(messages.of(Text.FILES_RECENT));
        title.getStyleClass().add("title");
        list.setId("recent");
        list.setAccessibleText(title.getText());
        list.setPlaceholder(new Label(messages.of(Text.FILES_NO_RECENT)));
        list.setCellFactory(view -> new Row());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE && list.getSelectionModel().getSelectedItem() != null) {
                files.remove(list.getSelectionModel().getSelectedItem());
                list.getItems().setAll(files.all());
                event.consume();
            }
        });
        getChildren().setAll(title, list);
    }

    public void open() {
        list.getItems().setAll(files.all());
        list.getSelectionModel().selectFirst();
        overlay.open(this, list);
    }

    private void openSelected() {
        Path path = list.getSelectionModel().getSelectedItem();
        if (path != null) {
            overlay.close();
            open.accept(path);
        }
    }

    private final class Row extends ListCell<Path> {
        Row() {
            setPrefWidth(0);
            setOnMouseClicked(event -> openSelected());
        }

        @Override
        protected void updateItem(Path path, boolean empty) {
            super.updateItem(path, empty);
            setGraphic(empty ? null : content(path));
            setAccessibleText(empty ? "" : path.toString());
        }

        private HBox content(Path path) {
            Label name = new Label(String.valueOf(path.getFileName()));
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label folder = new Label(String.valueOf(path.getParent()));
            folder.getStyleClass().add("muted");
            HBox row = new HBox(10, name, folder);
            row.getStyleClass().add("palette-row");
            return row;
        }
    }
}
