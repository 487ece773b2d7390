package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.panel.BranchRow;
import io.ptescope.app.session.Branch;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BranchesPanelTest extends WindowTest {
    @BeforeEach
    void runOnThreeKernels() {
        fx(() -> window.actions().run(ActionId.PANEL_BRANCHES));
        for (String kernel : List.of("2.6.18", "2.6.17")) {
            fx(() -> window.desk().switchTo(RunKernel.named(kernel).orElseThrow()));
        }
        assertThat(rows()).extracting(BranchRow::number).containsExactly(1, 2, 3);
        assertThat(rows()).extracting(BranchRow::open).containsExactly(false, false, true);
    }

    @Test
    void nameIsChangedByKeyAloneAndLeftWithEscape() {
        choose(2);
        keys(KeyCode.R);
        type("mine");
        keys(KeyCode.ENTER);
        assertThat(frame().branches().find(2).orElseThrow().name()).isEqualTo("mine");
        assertThat(rows().get(1).name()).isEqualTo("mine");
        assertThat(branches().isFocused()).isTrue();
        keys(KeyCode.R);
        type("other");
        keys(KeyCode.ESCAPE);
        assertThat(frame().branches().find(2).orElseThrow().name()).isEqualTo("mine");
        assertThat(name().isVisible()).isFalse();
    }

    @Test
    void whatWasDeletedComesBackOneByOne() {
        assertThat(node("branch-undo").isDisabled()).isTrue();
        fx(() -> session().rename(2, "mine"));
        choose(2);
        keys(KeyCode.DELETE);
        assertThat(numbers()).containsExactly(1, 3);
        choose(3);
        keys(KeyCode.DELETE);
        assertThat(numbers()).containsExactly(1);
        assertThat(frame().branches().open()).isEqualTo(Branch.ROOT);
        clickOn("#branch-undo");
        assertThat(numbers()).containsExactly(1, 3);
        clickOn("#branch-undo");
        assertThat(numbers()).containsExactly(1, 2, 3);
        assertThat(frame().branches().find(2).orElseThrow().name()).isEqualTo("mine");
        assertThat(node("branch-undo").isDisabled()).isTrue();
    }

    @Test
    void firstRunStaysAndLeavesNothingToUndo() {
        choose(Branch.ROOT);
        keys(KeyCode.DELETE);
        assertThat(numbers()).containsExactly(1, 2, 3);
        assertThat(node("branch-undo").isDisabled()).isTrue();
    }

    @Test
    void anotherLessonLeavesNothingToUndo() {
        choose(2);
        keys(KeyCode.DELETE);
        assertThat(node("branch-undo").isDisabled()).isFalse();
        fx(() -> window.desk().open("store-first"));
        assertThat(node("branch-undo").isDisabled()).isTrue();
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void enterGoesToTheBranchWhereItWasLeft() {
        fx(() -> session().toEnd());
        choose(Branch.ROOT);
        keys(KeyCode.ENTER);
        assertThat(frame().branches().open()).isEqualTo(Branch.ROOT);
        assertThat(frame().isAtStart()).isTrue();
        choose(3);
        keys(KeyCode.ENTER);
        assertThat(frame().story().kernelText()).isEqualTo("2.6.17");
        assertThat(frame().isAtEnd()).isTrue();
    }

    private void choose(int number) {
        fx(() -> {
            branches().requestFocus();
            rows().stream().filter(row -> row.number() == number).findFirst()
                .ifPresent(row -> branches().getSelectionModel().select(row));
        });
    }

    private void type(String words) {
        fx(() -> name().setText(words));
    }

    private List<Integer> numbers() {
        return rows().stream().map(BranchRow::number).toList();
    }

    private List<BranchRow> rows() {
        return branches().getItems();
    }

    private TextField name() {
        return (TextField) node("branch-name");
    }

    @SuppressWarnings("unchecked")
    private ListView<BranchRow> branches() {
        return (ListView<BranchRow>) node("branches");
    }
}
