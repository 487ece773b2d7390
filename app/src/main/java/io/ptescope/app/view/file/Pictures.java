package io.ptescope.app.view.file;

import io.ptescope.app.export.Film;
import io.ptescope.app.export.Format;
import io.ptescope.app.export.NewFile;
import io.ptescope.app.export.Picture;
import io.ptescope.app.export.Still;
import io.ptescope.app.layout.Caption;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.PlateLayout;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.panel.EditWords;
import io.ptescope.app.panel.ShownStep;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.work.Notices;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.scenario.run.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;

/// The picture on the stage as a file or on the clipboard. What goes wrong with files becomes a notice.
public final class Pictures {
    private static final double SCALE = 2;

    private final Desk desk;
    private final Messages messages;
    private final Notices notices;
    private final SaveDialog dialog;
    private final Supplier<Size> size;
    private final Supplier<Palette> palette;

    public Pictures(Desk desk, Messages messages, Notices notices, SaveDialog dialog, Supplier<Size> size,
        Supplier<Palette> palette) {
        this.desk = desk;
        this.messages = messages;
        this.notices = notices;
        this.dialog = dialog;
        this.size = size;
        this.palette = palette;
    }

    /// Asks where, then saves the moment as SVG or PNG or the whole run as a film, as the name says.
    public void save(Window owner, String sentence) {
        Optional<Path> path = dialog.ask(owner, name());
        if (path.isEmpty()) {
            return;
        }
        if (Film.isNamedBy(path.get().toString())) {
            film(path.get());
            return;
        }
        try {
            Format format = Format.of(path.get().toString()).orElse(Format.SVG);
            new NewFile(path.get()).write(picture(sentence).bytes(format, format == Format.PNG ? SCALE : 1));
            notices.good(messages.of(Text.NOTICE_SAVED, path.get()));
        } catch (IOException problem) {
            notices.problem(Text.NOTICE_NOT_SAVED, problem);
        }
    }

    /// Makes the film beside the window.
    private void film(Path path) {
        Story story = desk.session().frame().story();
        Optional<Run> run = story.run();
        if (run.isEmpty()) {
            notices.warning(messages.of(Text.EXPORT_NO_RUN));
            return;
        }
        String remark = story.isEdited() ? edited(story) : "";
        long since = story.isEdited() ? story.edits().getFirst().position() : 0;
        Palette colours = palette.get();
        desk.work().start(Work.Kind.FILM, steering -> {
            NewFile target = new NewFile(path);
            target.check();
            Still still = Still.steady(run.get(), messages.language(), remark, since);
            Film film = new Film(still, run.get(), Film.Cut.of(run.get()), Film.HOLD);
            target.write(film.bytes(colours, Optional.empty(), 1, steering::at));
            return path;
        }, made -> notices.good(messages.of(Text.NOTICE_SAVED, made)),
            IOException.class, problem -> notices.problem(Text.NOTICE_NOT_SAVED, problem));
    }

    private String edited(Story story) {
        return messages.of(Text.EDITED_CAPTION, new EditWords(messages).of(story));
    }

    /// Puts the picture on the clipboard.
    public void copy(String sentence) {
        try {
            byte[] png = picture(sentence).bytes(Format.PNG, SCALE);
            ClipboardContent content = new ClipboardContent();
            content.putImage(new Image(new ByteArrayInputStream(png)));
            Clipboard.getSystemClipboard().setContent(content);
            notices.good(messages.of(Text.NOTICE_COPIED));
        } catch (IOException problem) {
            notices.problem(Text.NOTICE_NOT_COPIED, problem);
        }
    }

    /// What a file with this picture is called by default: lesson, kernel, step.
    String name() {
        Frame frame = desk.session().frame();
        String lesson = frame.story().lesson().replaceFirst("\\.scn$", "").replaceAll("[^A-Za-z0-9]+", "-");
        return (lesson + "-" + frame.story().kernelText().replace(' ', '-') + "-"
            + messages.of(Text.EXPORT_STEP, frame.number()).replace(' ', '-')).toLowerCase(Locale.ROOT);
    }

    /// The stage as it stands alone: with a caption, at its natural height, at least as wide as on the screen.
    private Picture picture(String sentence) {
        Frame frame = desk.session().frame();
        List<String> moment = new ArrayList<>(List.of("Linux " + frame.story().kernelText(),
            messages.of(Text.EXPORT_STEP, frame.number())));
        if (frame.story().isEdited()) {
            moment.add(edited(frame.story()));
        }
        frame.marks().forEach(mark -> moment.add(messages.of(Text.QUOTED, messages.phrase(mark))));
        Caption caption = new Caption(messages.phrase(frame.story().title()), String.join("  ·  ", moment), sentence);
        StageOptions options = StageOptions.PLAIN.named(frame.story().tasks())
            .speaking(messages.figureWords());
        Size plate = PlateLayout.natural(caption, frame.machine(), options,
            Math.max(Still.WIDTH, size.get().width()));
        Figure figure = PlateLayout.layout(caption, frame.machine(), ShownStep.changes(frame), options, plate);
        return new Picture(figure, palette.get(), caption.title(), caption.words());
    }
}
