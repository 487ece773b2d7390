package io.ptescope.app.view.file;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.store.BrokenSession;
import io.ptescope.app.store.SessionText;
import io.ptescope.app.store.UserText;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.file.QuestionBar.Answer;
import io.ptescope.app.view.work.Notices;
import io.ptescope.app.view.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Window;

/// Opens and saves what is written. Nothing that is written is lost by any of it: what is not saved is asked for, and
/// whatever goes wrong becomes a notice.
public final class WorkloadFiles {
    /// How the name of a file with a workload ends.
    static final String WORKLOAD = ".scn";
    /// How the name of a file with a session ends.
    static final String SESSION = ".ptescope";
    /// What a new workload says: the least that shows something.
    public static final String NEW = """
        title   A new workload
        kernel  2.6.19
        file    data.db ext3 pages=4
        mmap    A data.db shared rw pages=4
        write   A 0 65
        """;

    private final Desk desk;
    private final Messages messages;
    private final Notices notices;
    private final QuestionBar question;
    private final FileDialogs dialogs;
    private final RecentFiles recent;
    private final Sessions sessions;
    private final Supplier<Window> window;
    private boolean leaving;
    private boolean filming;

    public WorkloadFiles(Desk desk, Messages messages, Notices notices, QuestionBar question, FileDialogs dialogs,
        RecentFiles recent, Sessions sessions, Supplier<Window> window) {
        this.desk = desk;
        this.messages = messages;
        this.notices = notices;
        this.question = question;
        this.dialogs = dialogs;
        this.recent = recent;
        this.sessions = sessions;
        this.window = window;
        desk.whenLeaving(this::settle);
    }

    public RecentFiles recent() {
        return recent;
    }

    /// Begins an untitled workload.
    public void begin() {
        desk.leave(() -> desk.open(Draft.untitled(NEW)));
    }

    /// Asks for a file and opens it.
    public void open() {
        dialogs.open(window.get()).ifPresent(this::open);
    }

    /// Opens the workload or the session at `path`.
    public void open(Path path) {
        desk.leave(() -> {
            try {
                String text = new UserText(path).read();
                if (SessionText.isSession(text) || SessionText.isNamedBy(path.toString())) {
                    sessions.open(path, text);
                } else {
                    desk.open(Draft.file(path, text));
                }
                recent.add(path);
            } catch (BrokenSession problem) {
                notices.problem(Text.NOTICE_NOT_OPENED, problem);
            } catch (IOException problem) {
                recent.remove(path);
                notices.problem(Text.NOTICE_NOT_OPENED, problem);
            }
        });
    }

    /// Opens one of several files, the last; the others are at hand under the recent ones.
    public void open(List<Path> paths) {
        Path last = paths.getLast();
        List<Path> others = paths.subList(0, paths.size() - 1).stream().filter(Files::isRegularFile).toList();
        others.forEach(recent::add);
        open(last);
        if (!others.isEmpty() && !notices.isShowing()) {
            notices.good(messages.of(Text.FILES_OTHERS, String.valueOf(last.getFileName()), others.size()));
        }
    }

    /// Saves to where it belongs, which is asked for the first time. Returns whether it is saved.
    public boolean save() {
        Optional<Path> path = desk.draft().path();
        return path.isPresent() ? save(path.get()) : saveAs();
    }

    /// Asks for a place and saves there.
    public boolean saveAs() {
        return dialogs.save(window.get(), suggestion(WORKLOAD)).filter(this::save).isPresent();
    }

    /// Asks for a place and saves the whole session there.
    public boolean saveSession() {
        return dialogs.save(window.get(), suggestion(SESSION)).filter(this::save).isPresent();
    }

    /// Offers what a window that was not closed has left. Returns whether there is something. What cannot be opened is
    /// set aside, and told once.
    public boolean offerRecovery() {
        List<Path> good = new ArrayList<>();
        for (Path left : sessions.left()) {
            sessions.problem(left).ifPresentOrElse(problem -> setAside(left, problem), () -> good.add(left));
        }
        Optional<Path> found = good.stream().findFirst();
        desk.handover().offered(found.isPresent());
        found.ifPresent(left -> question.ask(messages.of(Text.FILES_RECOVER), List.of(
            new Answer("recover", messages.of(Text.FILES_RESTORE), () -> {
                desk.handover().offered(false);
                desk.leave(() -> recover(left));
            }),
            new Answer("forget", messages.of(Text.FILES_LATER), () -> {
                desk.handover().offered(false);
                attempt(() -> recent.add(sessions.retire(left)));
            }))));
        return found.isPresent();
    }

    /// Offers again what was offered in another window, in whose place this one has come, and not answered.
    public void offerAgain() {
        if (desk.handover().isOffered()) {
            offerRecovery();
        }
    }

    private void setAside(Path left, Exception problem) {
        attempt(() -> {
            Path aside = sessions.setAside(left);
            notices.problem(messages.of(Text.FILES_BROKEN, aside), problem);
        });
    }

    private void recover(Path left) {
        attempt(() -> sessions.recover(left));
    }

    /// Does something with files; what goes wrong becomes a notice.
    private void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException | BrokenSession problem) {
            notices.problem(Text.NOTICE_NOT_OPENED, problem);
        }
    }

    /// What can go wrong with files.
    private interface Attempt {
        void run() throws IOException, BrokenSession;
    }

    private String suggestion(String ending) {
        String name = desk.draft().name();
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9_.-]+", "-") + ending;
    }

    private boolean save(Path path) {
        try {
            boolean whole = path.toString().endsWith(SESSION);
            Draft saved = desk.draft().savedAt(whole ? new Draft.Home.Session(path) : new Draft.Home.File(path));
            new UserText(path).write(whole ? sessions.text(saved) : saved.text());
            desk.write(saved);
            if (whole) {
                desk.handover().saved(desk.session().frame().branches());
            }
            recent.add(path);
            notices.good(messages.of(Text.NOTICE_SAVED, path));
            return true;
        } catch (IOException problem) {
            notices.problem(Text.NOTICE_NOT_SAVED, problem);
            return false;
        }
    }

    /// Closes the window, once nothing can be lost by it. A second try, while that is asked, closes it: what is written
    /// is kept.
    public void quit(Runnable close) {
        boolean asked = question.isOpen();
        if (leaving && asked) {
            keepAside(close);
        } else if (desk.work().isBusy(Work.Kind.FILM) && !(filming && asked)) {
            askForFilm(close);
        } else {
            desk.leave(close);
        }
    }

    /// Asks whether `close` may end the film that is being made.
    private void askForFilm(Runnable close) {
        leaving = false;
        filming = true;
        question.ask(messages.of(Text.FILES_FILM), List.of(
            new Answer("end-film", messages.of(Text.FILES_END_FILM), () -> desk.leave(close)),
            new Answer("stay", messages.of(Text.FILES_STAY), () -> filming = false)));
    }

    /// Does `next`; what is written is not saved, but it is not lost either.
    private void keepAside(Runnable next) {
        leaving = false;
        attempt(() -> recent.add(sessions.leave()));
        next.run();
    }

    /// Asks what is to become of what is not saved, then does `next`.
    private void settle(Runnable next) {
        leaving = true;
        filming = false;
        boolean isText = desk.draft().isUnsaved();
        Text asked = isText ? Text.FILES_UNSAVED : Text.FILES_BRANCHES;
        question.ask(messages.of(asked, isText ? desk.draft().name() : messages.phrase(desk.story().title())), List.of(
            new Answer("save", messages.of(Text.FILES_SAVE), () -> {
                if (isText ? save() : saveSession()) {
                    // A file with the text alone does not have the branches.
                    desk.leave(next);
                }
            }),
            new Answer("leave", messages.of(Text.FILES_LEAVE), () -> keepAside(next)),
            new Answer("stay", messages.of(Text.FILES_STAY), () -> { })));
    }
}
