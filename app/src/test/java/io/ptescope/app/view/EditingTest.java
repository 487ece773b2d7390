package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Selection;
import io.ptescope.app.view.editor.EditorPanel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.file.WorkloadFiles;
import io.ptescope.app.view.choice.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditingTest extends WindowTest {
    private static final String GOOD = """
        title  Mine
        kernel 2.6.19
        file   data.db ext3 pages=2
        mmap   A data.db shared rw pages=2
        write  A 0 65
        """;
    private final Path folder = Path.of("target", "test-files", getClass().getSimpleName());
    private EditorPanel editor;

    @BeforeEach
    void goToTheEditor() throws Exception {
        Files.createDirectories(folder);
        editor = window.writing().editor();
        keys(KeyCode.F2);
    }

    @Test
    void lessonIsShownWithItsText() {
        assertThat(editor.text()).startsWith("title").contains("mmap    A data.db shared rw pages=8");
        assertThat(window.scene().getFocusOwner()).isSameAs(code());
        assertThat(text("editor-status")).isEqualTo("Runs on 2.6.19");
    }

    @Test
    void everyWordTakesTheColoursOfAnotherTheme() {
        fx(() -> window.theme().choose(Look.LIGHT));
        List<Paint> light = colours();
        fx(() -> window.theme().choose(Look.DARK));
        List<Paint> dark = colours();
        assertThat(dark).hasSameSizeAs(light).isNotEmpty();
        assertThat(dark).doesNotContainAnyElementsOf(light);
    }

    /// Of the words in sight.
    private List<Paint> colours() {
        return lookup(node -> node instanceof javafx.scene.text.Text text && !text.getText().isBlank()
            && isInEditor(node)).<javafx.scene.text.Text>queryAll().stream()
            .map(javafx.scene.text.Text::getFill).filter(fill -> !fill.equals(Color.TRANSPARENT)).distinct().toList();
    }

    private boolean isInEditor(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == code()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void changeRunsAndKeepsThePlace() {
        fx(() -> session().next());
        fx(() -> session().next());
        long number = frame().number();
        type(lastRow(), "read   A 7\n");
        assertThat(frame().count()).isEqualTo(8);
        fx(pauses::elapse);
        assertThat(frame().count()).isEqualTo(9);
        assertThat(frame().number()).isEqualTo(number);
        assertThat(window.titleProperty().getValue()).startsWith("●");
        assertThat(frame().story().lesson()).isEqualTo("untitled");
    }

    @Test
    void mistakeShowsAndTheOldRunStaysUntilItIsMended() {
        type(lastRow(), "wirte  A 3 66\n");
        fx(pauses::elapse);
        assertThat(problems()).hasSize(1);
        assertThat(text("editor-status")).startsWith("1 problem");
        assertThat(frame().count()).isEqualTo(8);
        fx(() -> editor.nextProblem());
        fx(() -> code().replaceText(code().getSelection().getMin(), code().getSelection().getMax(), "write"));
        fx(pauses::elapse);
        assertThat(problems()).isEmpty();
        assertThat(frame().count()).isEqualTo(9);
    }

    @Test
    void whatTheKernelCannotDoIsAProblemOfItsLine() {
        type(lastRow(), "munmap A 99\n");
        fx(pauses::elapse);
        assertThat(problems()).hasSize(1);
    }

    @Test
    void undoTakesBackEditsAndTheLessonIsItselfAgain() {
        String before = editor.text();
        type(lastRow(), "read   A 7\n");
        fx(pauses::elapse);
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(editor.text()).isEqualTo(before);
        fx(pauses::elapse);
        assertThat(frame().story().lesson()).isEqualTo("first-store");
        assertThat(window.titleProperty().getValue()).doesNotStartWith("●");
        keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(editor.text()).contains("read   A 7\n");
    }

    @Test
    void stepsGoOnWhileTheEditorHasTheFocus() {
        keys(KeyCode.F8);
        assertThat(frame().number()).isEqualTo(1);
        keys(KeyCode.CONTROL, KeyCode.END);
        assertThat(frame().number()).isEqualTo(1);
    }

    @Test
    void formatIsOneEdit() {
        type(lastRow(), "read     A    7\n");
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        assertThat(editor.text()).endsWith("\nread    A 7\n");
        fx(() -> window.actions().run(ActionId.UNDO));
        assertThat(editor.text()).endsWith("\nread     A    7\n");
    }

    @Test
    void onlyWordThatFitsIsTaken() {
        type(lastRow(), "ftrunc");
        keys(KeyCode.CONTROL, KeyCode.SPACE);
        assertThat(editor.text()).endsWith("\nftruncate");
    }

    @Test
    void severalWordsAreChosenFrom() {
        type(lastRow(), "wri");
        keys(KeyCode.CONTROL, KeyCode.SPACE);
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        assertThat(editor.text()).endsWith("\nwritefrom");
    }

    @Test
    void breakpointOnALineStopsBeforeIt() {
        int line = List.of(editor.text().split("\n")).indexOf("fsync   data.db") + 1;
        fx(() -> window.writing().workbench().breakAt(line));
        assertThat(frame().breakpoints()).hasSize(1).allMatch(Breakpoint.Operation.class::isInstance);
        fx(() -> session().toStart());
        int operation = ((Breakpoint.Operation) frame().breakpoints().iterator().next()).operation();
        while (frame().position() < frame().recording().begin(operation)) {
            fx(() -> window.desk().ways().run(true));
        }
        assertThat(frame().position()).isEqualTo(frame().recording().begin(operation));
    }

    @Test
    void keyForABreakpointMeansTheLineOfTheCaretAndNotWhatIsSelected() {
        fx(() -> session().next());
        long start = frame().machine().vmas().start(frame().machine().vmas().of(0).getFirst());
        fx(() -> session().select(new Selection.Pte(0, start)));
        fx(() -> editor.goToLine(1));
        keys(KeyCode.CONTROL, KeyCode.F8);
        assertThat(frame().breakpoints()).isEmpty();
        int line = List.of(editor.text().split("\n")).indexOf("fsync   data.db") + 1;
        fx(() -> editor.goToLine(line));
        keys(KeyCode.CONTROL, KeyCode.F8);
        assertThat(frame().breakpoints()).hasSize(1).allMatch(Breakpoint.Operation.class::isInstance);
        keys(KeyCode.CONTROL, KeyCode.F8);
        assertThat(frame().breakpoints()).isEmpty();
    }

    @Test
    void savedUnderANameAndOpenedAgain() throws Exception {
        type(lastRow(), "read   A 7\n");
        files.answer = folder.resolve("mine.scn");
        keys(KeyCode.CONTROL, KeyCode.S);
        assertThat(files.suggested).isEqualTo("untitled.scn");
        assertThat(Files.readString(folder.resolve("mine.scn"))).isEqualTo(editor.text());
        assertThat(window.titleProperty().getValue()).doesNotStartWith("●");
        fx(() -> window.desk().open("first-store"));
        assertThat(editor.text()).doesNotContain("read   A 7");
        keys(KeyCode.CONTROL, KeyCode.O);
        assertThat(editor.text()).contains("read   A 7");
        assertThat(frame().count()).isEqualTo(9);
        assertThat(window.writing().files().recent().all())
            .containsExactly(folder.resolve("mine.scn").toAbsolutePath());
    }

    @Test
    void leavingUnsavedEditsAsksFirst() {
        type(lastRow(), "read   A 7\n");
        fx(() -> window.actions().run(ActionId.NEW_WORKLOAD));
        assertThat(text("question-words")).contains("untitled");
        assertThat(editor.text()).contains("read   A 7");
        fx(() -> click("answer-stay"));
        assertThat(editor.text()).contains("read   A 7");
        fx(() -> window.actions().run(ActionId.NEW_WORKLOAD));
        fx(() -> click("answer-leave"));
        assertThat(editor.text()).isEqualTo(WorkloadFiles.NEW);
        assertThat(frame().count()).isEqualTo(2);
    }

    @Test
    void editsAreTakenBackAndMadeAgainTwice() {
        String before = editor.text();
        type(lastRow(), "write A 2 66\n");
        type(1, "# two\n# rows\n");
        fx(() -> code().select(TextPos.ZERO, code().getDocumentEnd()));
        String after = editor.text();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3; i++) {
                fx(() -> window.actions().run(ActionId.UNDO));
            }
            assertThat(editor.text()).isEqualTo(before);
            for (int i = 0; i < 3; i++) {
                fx(() -> window.actions().run(ActionId.REDO));
            }
            assertThat(editor.text()).isEqualTo(after);
        }
        fx(() -> code().requestFocus());
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(editor.text()).isNotEqualTo(after);
        keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(editor.text()).isEqualTo(after);
    }

    @Test
    void droppedFileIsOpenedAndABrokenOneCanBeMended() throws Exception {
        Path good = Files.writeString(folder.resolve("good.scn"), GOOD);
        fx(() -> window.writing().dropped(List.of(good.toFile())));
        assertThat(frame().story().title()).isEqualTo("Mine");
        Path bad = Files.writeString(folder.resolve("bad.scn"), GOOD.replace("write", "wirte"));
        fx(() -> window.writing().dropped(List.of(bad.toFile())));
        assertThat(problems()).hasSize(1);
        assertThat(frame().story().title()).isEqualTo("Mine");
        fx(() -> window.writing().dropped(List.of(folder.resolve("none.scn").toFile())));
        assertThat(text("notice")).contains("none.scn: no such file");
    }

    @Test
    void leftSideIsAsWideAsBeforeWhenTheEditorIsLeft() {
        keys(KeyCode.ESCAPE);
        fx(() -> window.dock().show(PanelId.WORKLOAD));
        double before = ((Region) node("area-left")).getWidth();
        keys(KeyCode.F2);
        assertThat(((Region) node("area-left")).getWidth()).isGreaterThan(before);
        fx(() -> window.dock().show(PanelId.WORKLOAD));
        assertThat(((Region) node("area-left")).getWidth()).isEqualTo(before);
    }

    @Test
    void lineOfTheCaretStaysInSightWhenProblemsAreListedBelow() {
        type(lastRow(), "wirte  A 3 66\nwirte  A 3 66\nwirte  A 3 66\nwirte  A 3 66");
        fx(pauses::elapse);
        fx(() -> { });
        Node caret = code().lookup(".caret");
        assertThat(code().localToScene(code().getLayoutBounds()).contains(caret.localToScene(
            caret.getBoundsInLocal()))).isTrue();
    }

    private int lastRow() {
        return code().getParagraphCount() - 1;
    }

    /// Types at the start of a row.
    private void type(int row, String words) {
        fx(() -> {
            code().select(TextPos.ofLeading(row, 0));
            code().replaceText(TextPos.ofLeading(row, 0), TextPos.ofLeading(row, 0), words);
            code().select(code().getDocumentEnd());
        });
    }

    private void click(String id) {
        ((Button) node(id)).fire();
    }

    private List<?> problems() {
        return ((ListView<?>) node("editor-problems")).getItems();
    }

    private CodeArea code() {
        return editor.focusTarget();
    }
}
