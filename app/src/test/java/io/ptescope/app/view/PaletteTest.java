package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Language;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.choice.Look;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.page.ActionPalette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class PaletteTest extends WindowTest {
    @Test
    void everyActionIsInThePaletteAndInTheMenu() {
        assertThat(ActionPalette.matching(window.actions(), "")).containsExactlyInAnyOrder(ActionId.values());
        List<String> inMenu = new ArrayList<>();
        for (MenuItem group : ((MenuButton) node("menu")).getItems()) {
            ((Menu) group).getItems().forEach(item -> inMenu.add(item.getId()));
        }
        List<String> wanted = new ArrayList<>();
        for (ActionId id : ActionId.values()) {
            wanted.add("menu-" + id.key());
        }
        assertThat(inMenu).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void menuItemsKeepTheirIconsAndKeys() {
        for (MenuItem group : ((MenuButton) node("menu")).getItems()) {
            for (MenuItem item : ((Menu) group).getItems()) {
                assertThat(item.getGraphic()).as(item.getId()).isNotNull();
            }
        }
    }

    @Test
    void typingAndEnterRunAnActionByName() {
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        type("dark");
        keys(KeyCode.ENTER);
        assertThat(window.theme().look()).isEqualTo(Look.DARK);
        assertThat(lookup("#palette-search").tryQuery()).isEmpty();
    }

    @Test
    void panelThatIsLookedForIsShownAndNotClosed() {
        for (int time = 0; time < 2; time++) {
            keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            type("inspector");
            keys(KeyCode.ENTER);
            assertThat(window.dock().shown().isSeen(PanelId.INSPECTOR)).isTrue();
        }
    }

    @Test
    void themesGoRoundAndTheSystemsComesBack() {
        fx(() -> window.actions().run(ActionId.LIGHT_THEME));
        keys(KeyCode.CONTROL, KeyCode.T);
        keys(KeyCode.CONTROL, KeyCode.T);
        assertThat(window.theme().look()).isEqualTo(Look.HIGH_CONTRAST);
        assertThat(window.actions().action(ActionId.CONTRAST_THEME).isSelected()).isTrue();
        assertThat(window.scene().getRoot().getPseudoClassStates()).contains(Look.HIGH_CONTRAST.pseudoClass())
            .doesNotContain(Look.DARK.pseudoClass());
        fx(() -> window.actions().run(ActionId.SYSTEM_THEME));
        assertThat(window.actions().action(ActionId.SYSTEM_THEME).isSelected()).isTrue();
        assertThat(window.actions().action(ActionId.CONTRAST_THEME).isSelected()).isFalse();
    }

    @Test
    void keysOfAnotherPresetStepAtOnceAndAreShownEverywhere() {
        fx(() -> window.actions().run(ActionId.KEYS_VS_CODE));
        keys(KeyCode.F8);
        assertThat(frame().isAtStart()).as("no step on the key of the other preset").isTrue();
        keys(KeyCode.F10);
        assertThat(frame().isAtStart()).isFalse();
        assertThat(window.actions().shownKey(ActionId.NEXT)).isEqualTo("F10");
        assertThat(item("menu-next").getAccelerator().getDisplayText()).isEqualTo("F10");
        assertThat(window.actions().action(ActionId.NEXT).getLongText()).endsWith("(F10)");
        fx(() -> window.actions().run(ActionId.KEYS));
        assertThat(lookup(".keys-page .title").<Label>query().getText()).endsWith("VS Code");
        keys(KeyCode.ESCAPE);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        assertThat(lookup("#palette-search").tryQuery()).isPresent();
        keys(KeyCode.ESCAPE);
    }

    @Test
    void escapeClosesItAndGivesTheFocusBack() {
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        keys(KeyCode.F8);
        assertThat(frame().isAtStart()).as("no step behind the palette").isTrue();
        keys(KeyCode.ESCAPE);
        assertThat(window.scene().getFocusOwner()).isSameAs(node("next"));
    }

    @Test
    void whatCannotRunNowDoesNotRun() {
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        type("takes one step back");
        assertThat(lookup("#palette-list").<ListView<ActionId>>query().getItems()).containsExactly(ActionId.BACK);
        keys(KeyCode.ENTER);
        assertThat(lookup("#palette-search").tryQuery()).isPresent();
        keys(KeyCode.ESCAPE);
    }

    @Test
    void whatCannotRunNowStandsBehindWhatCan() {
        fx(() -> assertThat(ActionPalette.matching(window.actions(), "tour")).startsWith(ActionId.TOUR)
            .contains(ActionId.TOUR_END));
        fx(() -> assertThat(ActionPalette.matching(window.actions(), "")).isSortedAccordingTo(
            Comparator.comparing(id -> window.actions().action(id).isDisabled())));
    }

    @Test
    void noTwoActionsHaveOneName() {
        for (Language language : Language.values()) {
            Messages messages = new Messages(language);
            assertThat(ActionId.values()).extracting(id -> messages.actionText(id.key())).as(language.code())
                .doesNotHaveDuplicates();
        }
    }

    @Test
    void keysPageListsAllKeysAndCloses() {
        keys(KeyCode.F1);
        assertThat(lookup("#keys-close").tryQuery()).isPresent();
        keys(KeyCode.ESCAPE);
        assertThat(lookup("#keys-close").tryQuery()).isEmpty();
    }

    @Test
    void keysPageIsMovedByKeysAndKeepsTheFocus() {
        keys(KeyCode.F1);
        Node close = node("keys-close");
        ScrollPane table = lookup(".keys-page > .scroll-pane").query();
        keys(KeyCode.END);
        assertThat(table.getVvalue()).isEqualTo(1);
        keys(KeyCode.PAGE_UP);
        double above = table.getVvalue();
        assertThat(above).isLessThan(1);
        keys(KeyCode.DOWN);
        assertThat(table.getVvalue()).isGreaterThan(above);
        keys(KeyCode.HOME);
        assertThat(table.getVvalue()).isZero();
        for (KeyCode key : List.of(KeyCode.TAB, KeyCode.LEFT, KeyCode.RIGHT)) {
            keys(key);
            assertThat(close.isFocused()).as(key.getName()).isTrue();
        }
        keys(KeyCode.ENTER);
        assertThat(lookup("#keys-close").tryQuery()).isEmpty();
    }

    @Test
    void whereNothingCanBePokedThePageIsClosedWithEnter() {
        fx(() -> session().select(Selection.NONE));
        fx(() -> window.actions().run(ActionId.POKE));
        assertThat(node("poke-close").isFocused()).isTrue();
        keys(KeyCode.ENTER);
        assertThat(lookup("#poke").tryQuery()).isEmpty();
    }

    @Test
    void panelsAreReachedWithF6() {
        List<Object> visited = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            keys(KeyCode.F6);
            visited.add(window.scene().getFocusOwner());
        }
        assertThat(visited).doesNotHaveDuplicates().contains(window.stage(), window.timeline());
        keys(KeyCode.SHIFT, KeyCode.F6);
        assertThat(window.scene().getFocusOwner()).isSameAs(visited.get(5));
    }

    private MenuItem item(String id) {
        return ((MenuButton) node("menu")).getItems().stream().flatMap(group -> ((Menu) group).getItems().stream())
            .filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private void type(String words) {
        fx(() -> lookup("#palette-search").<TextField>query().setText(words));
    }
}
