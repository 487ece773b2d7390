package io.ptescope.app.text;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteLayout;
import java.util.ArrayList;
import java.util.List;

/// What a change of a page-table entry means, in words.
final class EntryWords {
    private final Messages messages;
    private final PteLayout layout;

    EntryWords(Messages messages, PteLayout layout) {
        this.messages = messages;
        this.layout = layout;
    }

    /// The sentence for entry `name` whose bits were `before` and are `after`.
    String change(String name, long before, long after) {
        Pte from = new Pte(before);
        Pte to = new Pte(after);
        if (to.isNone()) {
            return messages.of(Text.SAY_ENTRY_CLEARED, name);
        }
        if (!to.isMapped(layout)) {
            return messages.of(Text.SAY_ENTRY_SWAPPED, name);
        }
        if (from.isNone()) {
            return messages.of(Text.SAY_ENTRY_MADE, name, Namer.frame(to.pfn()), state(to));
        }
        if (from.pfn() != to.pfn()) {
            return messages.of(Text.SAY_ENTRY_MOVED, name, Namer.frame(to.pfn()), Namer.frame(from.pfn()), state(to));
        }
        return messages.of(Text.SAY_ENTRY_BECOMES, name, joined(becomes(from, to)));
    }

    /// `read-only and clean`, for an entry that is present.
    String state(Pte pte) {
        String rights = messages.of(pte.isPresent() ? pte.isWritable() ? Text.WORD_WRITABLE : Text.WORD_READ_ONLY
            : Text.WORD_FORBIDDEN);
        return joined(List.of(rights, messages.of(pte.isDirty() ? Text.WORD_DIRTY : Text.WORD_CLEAN)));
    }

    private List<String> becomes(Pte from, Pte to) {
        List<String> words = new ArrayList<>();
        add(words, from.isPresent(), to.isPresent(), Text.WORD_PRESENT, Text.WORD_FORBIDDEN);
        add(words, from.isWritable(), to.isWritable(), Text.WORD_WRITABLE, Text.WORD_READ_ONLY);
        add(words, from.isDirty(), to.isDirty(), Text.WORD_DIRTY, Text.WORD_CLEAN);
        add(words, from.isYoung(), to.isYoung(), Text.WORD_YOUNG, Text.WORD_OLD);
        if (words.isEmpty()) {
            words.add(to.letters(layout));
        }
        return words;
    }

    private void add(List<String> words, boolean before, boolean after, Text gained, Text lost) {
        if (before != after) {
            words.add(messages.of(after ? gained : lost));
        }
    }

    private String joined(List<String> words) {
        if (words.size() == 1) {
            return words.getFirst();
        }
        String head = String.join(", ", words.subList(0, words.size() - 1));
        return messages.of(Text.WORD_AND, head, words.getLast());
    }
}
