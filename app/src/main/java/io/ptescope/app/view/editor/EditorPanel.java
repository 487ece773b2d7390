package io.ptescope.app.view.editor;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.editor.Formatting;
import io.ptescope.app.editor.Past;
import io.ptescope.app.editor.Progress;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.parse.Choices;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.TextPos;

/// Where a workload is written. Tells its author of every change, and shows what comes of it.
public final class EditorPanel implements Panel {
    private static final int TAB = 8;
    /// Enough for the first dozen operations of a lesson.
    private static final double HEIGHT = 380;

    private final Messages messages;
    private final Author author;
    private final CodeArea code = new CodeArea();
    private final ChoicesPopup choices;
    private final ProblemList list;
    private final StringProperty aside = new SimpleStringProperty("");
    private final VBox node;
    private List<Diagnostic> problems = List.of();
    private Progress progress = Progress.NONE;
    private String ran = "";
    private String known;
    private final Past past;
    private int rows;

    /// An editor whose changes `author` hears of, on the text that `past` has come to.
    public EditorPanel(Messages messages, Author author, Past past) {
        this.messages = messages;
        this.author = author;
        choices = new ChoicesPopup(messages, this::complete);
        this.past = past;
        known = past.text();
        list = new ProblemList(messages, this::goTo);
        code.setId("editor");
        code.setUndoRedoEnabled(false);
        code.setAccessibleText(messages.actionText(PanelId.EDITOR.action().key()));
        code.getStyleClass().add("editor");
        code.setWrapText(true);
        code.setTabSize(TAB);
        code.setHighlightCurrentParagraph(true);
        code.setSyntaxDecorator(new Colouring(problems));
        code.setText(known);
        code.select(TextPos.ZERO);
        code.getModel().addListener(change -> {
            if (change.isEdit()) {
                changed();
            }
        });
        code.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        code.getInputMap().registerFunction(RichTextArea.Tag.UNDO, this::undo);
        code.getInputMap().registerFunction(RichTextArea.Tag.REDO, this::redo);
        code.caretPositionProperty().subscribe(caret -> follow());
        code.heightProperty().addListener((height, before, now) -> Platform.runLater(this::reveal));
        VBox.setVgrow(code, Priority.ALWAYS);
        node = new VBox(code, list);
        node.getStyleClass().addAll("panel", "editor-panel");
        node.setMinSize(0, 0);
        node.setPrefHeight(HEIGHT);
        decorate();
    }

    @Override
    public PanelId id() {
        return PanelId.EDITOR;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public CodeArea focusTarget() {
        return code;
    }

    @Override
    public ObservableValue<String> aside() {
        return aside;
    }

    @Override
    public void show(Frame frame) {
        boolean same = ran.equals(known);
        Progress now = same ? Progress.of(frame) : Progress.NONE;
        if (!now.equals(progress)) {
            progress = now;
            decorate();
        }
    }

    /// The control keeps the colours that a row had when it was made.
    @Override
    public void setPalette(Palette palette) {
        code.setSyntaxDecorator(new Colouring(problems));
    }

    /// Shows `draft`. Another one than before is shown from its top, without a past to undo.
    public void show(Draft draft, boolean another) {
        aside.set(draft.isUnsaved() ? messages.of(Text.EDITOR_UNSAVED, draft.name()) : draft.name());
        if (another || !draft.text().equals(known)) {
            known = draft.text();
            code.setText(known);
            past.begin(known);
            code.select(TextPos.ZERO);
        }
    }

    /// Shows what is wrong with the text, and says `fine` if nothing is.
    public void show(List<Diagnostic> wrong, String fine) {
        list.show(wrong, fine);
        if (!wrong.equals(problems)) {
            problems = List.copyOf(wrong);
            code.setSyntaxDecorator(new Colouring(problems));
            decorate();
        }
    }

    /// `text` is what has been run: the marks of the run belong to it. `frame` is where the run stands.
    public void ran(String text, Frame frame) {
        ran = text;
        show(frame);
    }

    /// What is written.
    public String text() {
        return known;
    }

    /// Takes the last edit back.
    public void undo() {
        past.undo().ifPresent(this::retrace);
    }

    /// Makes the edit that was taken back again.
    public void redo() {
        past.redo().ifPresent(this::retrace);
    }

    /// Does what the past says. The control has a past of its own, but cannot make an edit again twice, and fails at
    /// rows with a selection that are not laid out.
    private void retrace(Past.Edit edit) {
        TextPos begin = place(edit.begin());
        TextPos end = place(edit.begin() + edit.removed().length());
        code.select(begin);
        code.replaceText(begin, end, edit.inserted());
        code.select(place(edit.begin() + edit.inserted().length()));
    }

    private TextPos place(int offset) {
        int row = 0;
        int left = offset;
        while (row < code.getParagraphCount() - 1 && left > code.getPlainText(row).length()) {
            left -= code.getPlainText(row).length() + 1;
            row++;
        }
        return TextPos.ofLeading(row, Math.clamp(left, 0, code.getPlainText(row).length()));
    }

    /// Brings the text into its canonical form, as one edit that can be taken back; the caret stays in its line.
    public void format() {
        Formatting formatting = Formatting.of(known);
        if (formatting.isNothing()) {
            return;
        }
        TextPos caret = code.getCaretPosition();
        int end = formatting.first() + formatting.count();
        String rowsText = String.join("\n", formatting.rows());
        if (formatting.count() == 0) {
            code.replaceText(TextPos.ofLeading(formatting.first(), 0), TextPos.ofLeading(formatting.first(), 0),
                rowsText + "\n");
        } else if (formatting.rows().isEmpty()) {
            TextPos from = formatting.first() == 0 ? TextPos.ZERO : code.getParagraphEnd(formatting.first() - 1);
            TextPos to = formatting.first() == 0 ? TextPos.ofLeading(end, 0) : code.getParagraphEnd(end - 1);
            code.replaceText(from, to, "");
        } else {
            code.replaceText(TextPos.ofLeading(formatting.first(), 0), code.getParagraphEnd(end - 1), rowsText);
        }
        int row = Math.min(caret.index(), code.getParagraphCount() - 1);
        code.select(TextPos.ofLeading(row, Math.min(caret.offset(), code.getPlainText(row).length())));
    }

    /// Shows the words that could stand at the caret; takes the word if it is the only one.
    public void complete() {
        Choices found = choices();
        if (found.words().size() == 1 && !found.words().getFirst().equals(found.typed())) {
            complete(found.words().getFirst());
        } else {
            choices.show(code, caretOnScreen(), found);
        }
    }

    /// Goes to the next thing that is wrong, behind the caret; from the last one on, to the first.
    public void nextProblem() {
        TextPos caret = code.getCaretPosition();
        problems.stream().filter(problem -> problem.line() > caret.index() + 1
            || problem.line() == caret.index() + 1 && problem.column() > caret.offset() + 1).findFirst()
            .or(() -> problems.stream().findFirst()).ifPresent(this::goTo);
    }

    /// Puts the caret into `line`, from 1.
    public void goToLine(int line) {
        int row = Math.clamp(line - 1, 0, Math.max(0, code.getParagraphCount() - 1));
        code.select(TextPos.ofLeading(row, 0));
    }

    /// The line of the caret, from 1.
    public int line() {
        TextPos caret = code.getCaretPosition();
        return caret == null ? 1 : caret.index() + 1;
    }

    /// Lets running stop before the operation in the line of the caret, or not any more; nothing if there is none.
    public void breakAtCaret() {
        author.breakAt(line());
    }

    private void goTo(Diagnostic problem) {
        int row = Math.clamp(problem.line() - 1, 0, Math.max(0, code.getParagraphCount() - 1));
        int length = code.getPlainText(row).length();
        int begin = Math.clamp(problem.column() - 1, 0, length);
        code.select(TextPos.ofLeading(row, begin),
            TextPos.ofLeading(row, Math.min(length, begin + problem.length())));
        code.requestFocus();
    }

    private void changed() {
        String text = code.getText();
        if (!text.equals(known)) {
            known = text;
            past.edited(text);
            author.edited(text);
            if (rows != code.getParagraphCount() || progress != Progress.NONE && !ran.equals(known)) {
                progress = ran.equals(known) ? progress : Progress.NONE;
                decorate();
            }
        }
    }

    private void decorate() {
        rows = code.getParagraphCount();
        code.setLeftDecorator(new Gutter(messages, progress, problems, rows, author));
    }

    private void pressed(KeyEvent event) {
        boolean complete = event.getCode() == KeyCode.SPACE && event.isControlDown();
        if (complete) {
            complete();
        }
        if (complete || choices.pressed(event)) {
            event.consume();
        }
    }

    private void follow() {
        if (choices.isOpen()) {
            Choices found = choices();
            if (found.words().isEmpty()) {
                choices.close();
            } else {
                choices.show(code, caretOnScreen(), found);
            }
        }
    }

    /// Scrolls to the line of the caret, which is out of sight where the list of problems has taken its place. The
    /// control does so only when the caret moves.
    private void reveal() {
        SelectionSegment selection = code.getSelection();
        Node caret = code.lookup(".caret");
        boolean seen = caret != null && code.localToScene(code.getLayoutBounds())
            .contains(caret.localToScene(caret.getBoundsInLocal()));
        if (selection != null && !seen) {
            code.select(TextPos.ZERO);
            code.select(selection.getAnchor(), selection.getCaret());
        }
    }

    private Choices choices() {
        TextPos caret = code.getCaretPosition();
        return ScenarioParser.choices(code.getText(), caret.index() + 1, caret.offset() + 1);
    }

    /// Puts `word` where the word at the caret stands.
    private void complete(String word) {
        TextPos caret = code.getCaretPosition();
        Choices found = choices();
        TextPos begin = TextPos.ofLeading(caret.index(), found.column() - 1);
        code.replaceText(begin, caret, word);
        code.select(TextPos.ofLeading(caret.index(), found.column() - 1 + word.length()));
    }

    private Bounds caretOnScreen() {
        Node caret = code.lookup(".caret");
        Bounds bounds = caret == null ? null : caret.localToScreen(caret.getBoundsInLocal());
        if (bounds != null && !bounds.isEmpty()) {
            return bounds;
        }
        Bounds whole = code.localToScreen(code.getBoundsInLocal());
        return new BoundingBox(whole.getMinX(), whole.getMinY(), 1, 0);
    }
}
