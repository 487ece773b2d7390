package io.ptescope.app.view.page;

import io.ptescope.app.text.Glossary.Term;
import io.ptescope.app.text.Glossary;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The glossary: type a part of a term or of what is said of it, choose with the arrows, read. Escape closes it.
public final class GlossaryPage extends VBox {
    private final TextField search = new TextField();
    private final ListView<Term> list = new ListView<>();
    private final Label title = new Label();
    private final Label words = new Label();
    private final Glossary glossary;
    private final Overlay overlay;

    public GlossaryPage(Glossary glossary, Messages messages, Overlay overlay) {
        this.glossary = glossary;
        this.overlay = overlay;
        getStyleClass().addAll("palette", "glossary");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        search.setId("glossary-search");
        search.setPromptText(messages.of(Text.GLOSSARY_PROMPT));
        search.setAccessibleText(messages.of(Text.GLOSSARY_PROMPT));
        list.setId("glossary-list");
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(messages.of(Text.GLOSSARY_NONE)));
        list.setCellFactory(view -> new Row());
        title.setId("glossary-title");
        title.getStyleClass().add("title");
        words.setId("glossary-words");
        words.setWrapText(true);
        words.setMinHeight(60);
        words.getStyleClass().add("glossary-words");
        getChildren().setAll(search, list, title, words);
        search.textProperty().subscribe(this::filter);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
    }

    /// Opens the page at the term that is spelt so; at the first one if `spelling` is empty.
    public void open(String spelling) {
        search.clear();
        filter("");
        overlay.open(this, search);
        glossary.term(spelling).ifPresent(term -> {
            list.getSelectionModel().select(term);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
        });
    }

    private void filter(String wanted) {
        list.getItems().setAll(glossary.matching(wanted));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void show(Term term) {
        boolean none = list.getSelectionModel().isEmpty();
        title.setText(none ? "" : term.title());
        words.setText(none ? "" : term.words());
    }

    private void pressed(KeyEvent event) {
        int size = list.getItems().size();
        boolean isMove = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
        if (isMove && size > 0) {
            int by = event.getCode() == KeyCode.UP ? -1 : 1;
            int at = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - 4));
            event.consume();
        }
    }

    private static final class Row extends ListCell<Term> {
        @Override
        protected void updateItem(Term term, boolean empty) {
            super.updateItem(term, empty);
            setText(empty ? "" : term.title());
            setAccessibleText(empty ? "" : term.title() + ": " + term.words());
        }
    }
}
