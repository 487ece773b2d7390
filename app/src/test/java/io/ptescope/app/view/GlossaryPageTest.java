package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.model.recording.Granularity;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class GlossaryPageTest extends WindowTest {
    @Test
    void searchFindsATermAndArrowsMoveOn() {
        fx(() -> window.actions().run(ActionId.GLOSSARY));
        fx(() -> ((TextField) node("glossary-search")).setText("dirty"));
        assertThat(text("glossary-title")).contains("dirty");
        String first = text("glossary-words");
        keys(KeyCode.DOWN);
        assertThat(text("glossary-words")).isNotEmpty().isNotEqualTo(first);
        keys(KeyCode.ESCAPE);
        assertThat(lookup("#glossary-search").tryQuery()).isEmpty();
    }

    @Test
    void bitSaysWhatItIs() {
        afterTheFirstStore();
        Button bit = lookup(".bit").queryAll().stream().map(Button.class::cast)
            .filter(box -> box.getAccessibleText().contains("dirty")).findFirst().orElseThrow();
        assertThat(bit.getContextMenu().getItems().getFirst().getText()).isEqualTo("What is this?");
        fx(() -> bit.getContextMenu().getItems().getFirst().fire());
        assertThat(text("glossary-title")).isEqualTo("dirty bit (D)");
    }

    @Test
    void pageFlagSaysWhatItIs() {
        afterTheFirstStore();
        Hyperlink flag = lookup(".term").queryAll().stream().map(Hyperlink.class::cast)
            .filter(link -> link.getText().equals("dirty")).findFirst().orElseThrow();
        fx(flag::fire);
        assertThat(text("glossary-title")).isEqualTo("dirty page (PG_dirty)");
    }

    private void afterTheFirstStore() {
        fx(() -> {
            session().stepBy(Granularity.OPERATION);
            session().next();
            session().next();
            session().next();
        });
    }
}
