package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.text.Glossary;
import io.ptescope.app.text.Language;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.pane.PanelHelp;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;

class PanelHelpTest extends WindowTest {
    @Test
    void everyPanelHasHelpWithTermsOfTheGlossary() {
        Glossary glossary = Glossary.bundled(Language.GERMAN);
        for (PanelId panel : PanelId.values()) {
            assertThat(PanelHelp.text(panel)).as(panel.key()).isPresent();
            assertThat(PanelHelp.terms(panel)).as(panel.key()).isNotEmpty()
                .allMatch(term -> glossary.term(term).isPresent());
        }
    }

    @Test
    void termInTheHelpOpensTheGlossary() {
        fx(() -> new PanelHelp(window.messages(), window::actions, window.theme(), window::explain)
            .show(window.stage(), PanelId.STAGE));
        Hyperlink link = lookup("#panel-help .term").queryAll().stream().map(Hyperlink.class::cast)
            .filter(term -> term.getText().equals("write-notify")).findFirst().orElseThrow();
        fx(link::fire);
        assertThat(text("glossary-title")).isEqualTo("write-notify");
    }
}
