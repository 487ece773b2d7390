package io.ptescope.app.view.work;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.ScenarioException;
import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// One line above the window that says how something went. Good news goes away by itself; a problem stays until it is
/// closed, and what is behind it can be copied.
public final class Notices extends VBox {
    private static final double WIDEST = 520;
    private static final Duration GOOD_NEWS = Duration.seconds(6);

    private final Messages messages;
    private final Label words = new Label();
    private final Button details = new Button();
    private final HBox notice;
    private final Pauses.Pause read;
    private String behind = "";
    private boolean warns;

    /// No notice yet; good news stays for one of `pauses`.
    public Notices(Messages messages, Pauses pauses) {
        this.messages = messages;
        getStyleClass().add("notice-place");
        setPickOnBounds(false);
        words.setId("notice");
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        details.setText(messages.of(Text.NOTICE_DETAILS));
        details.setMinWidth(Region.USE_PREF_SIZE);
        details.setOnAction(event -> copyDetails());
        Button close = new Button(messages.of(Text.NOTICE_CLOSE), new ActionIcon(MaterialDesignC.CLOSE));
        close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        close.setAccessibleText(close.getText());
        close.getStyleClass().add("icon-button");
        close.setOnAction(event -> hide());
        notice = new HBox(words, details, close);
        notice.getStyleClass().add("notice");
        notice.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.setMaxWidth(WIDEST);
        getChildren().setAll(notice);
        read = pauses.of(GOOD_NEWS, this::hide);
        hide();
    }

    /// Says that something went well.
    public void good(String text) {
        show(text, "");
        read.restart();
    }

    /// Says what went wrong; `problem` is what can be copied.
    public void problem(Text text, Throwable problem) {
        problem(messages.of(text, reason(problem)), problem);
    }

    private String reason(Throwable problem) {
        if (problem instanceof ScenarioException wrong) {
            return wrong.diagnostic().text(messages::phrase);
        }
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }

    /// As above, in whole words.
    public void problem(String text, Throwable problem) {
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        show(text, trace.toString());
    }

    /// Says what is not as it should be.
    public void warning(String text) {
        show(text, text);
        warns = true;
    }

    /// Says what came of something that was done on purpose, for as long as it is so.
    public void news(String text) {
        show(text, "");
        notice.getStyleClass().add("news");
        warns = true;
    }

    /// What was warned of is as it should be again.
    public void settle() {
        if (warns) {
            hide();
        }
    }

    public boolean isShowing() {
        return notice.isVisible();
    }

    public void hide() {
        read.stop();
        notice.setVisible(false);
    }

    private void show(String text, String detail) {
        read.stop();
        behind = detail;
        warns = false;
        words.setText(text);
        words.setAccessibleText(text);
        details.setVisible(!detail.isEmpty());
        details.setManaged(!detail.isEmpty());
        notice.getStyleClass().removeAll("problem", "news");
        if (!detail.isEmpty()) {
            notice.getStyleClass().add("problem");
        }
        notice.setVisible(true);
    }

    private void copyDetails() {
        ClipboardContent content = new ClipboardContent();
        content.putString(behind);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
