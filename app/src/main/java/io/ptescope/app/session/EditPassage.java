package io.ptescope.app.session;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Edit;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import java.util.Optional;

/// What an edit of one run is in another machine: the same thing, wherever it lies there, and the same bits turned
/// over. Entries are known by area and page, page frames by what they hold.
final class EditPassage {
    private final Machine from;
    private final Machine to;

    /// A cell, wherever it is.
    private record Spot(int object, long slot) {}

    /// Something at an address.
    private record Address(int mm, long address) {}

    EditPassage(Machine from, Machine to) {
        this.from = from;
        this.to = to;
    }

    /// `edit`, made at `position`; nothing if there is no such thing, or nothing to change about it.
    Optional<Edit> of(Edit edit, long position) {
        return spot(edit).flatMap(spot -> {
            long before = value(from, edit.field(), edit.object(), edit.slot());
            long now = value(to, edit.field(), spot.object(), spot.slot());
            long turned = before ^ edit.value();
            boolean isCleared = edit.value() == 0 || edit.field() == Field.LOCK
                || edit.field() == Field.PAGE_REFCOUNT || edit.field() == Field.PAGE_MAPCOUNT;
            long value = isCleared ? edit.value() : now & ~turned | edit.value() & turned;
            boolean isThere = before == 0 || now != 0;
            return value == now || !isThere ? Optional.empty()
                : Optional.of(new Edit(position, edit.field(), spot.object(), spot.slot(), value));
        });
    }

    private static long value(Machine machine, Field field, int object, long slot) {
        return machine.get(field, object, slot);
    }

    private Optional<Spot> spot(Edit edit) {
        return switch (edit.field()) {
            case TABLE_ENTRY -> address(edit.object(), edit.slot()).flatMap(this::there).flatMap(at -> {
                int holder = to.tables().holder(at.mm(), at.address());
                return holder < 0 ? Optional.empty()
                    : Optional.of(new Spot(holder, to.tables().slot(at.mm(), at.address())));
            });
            case TLB_ENTRY -> there(new Address(edit.object() / from.facts().cpus(), edit.slot() << PageSize.SHIFT))
                .filter(at -> at.mm() < to.made(Kind.MM) && edit.object() % from.facts().cpus() < to.facts().cpus())
                .map(at -> new Spot(to.tlbs().object(edit.object() % from.facts().cpus(), at.mm()),
                    at.address() >>> PageSize.SHIFT));
            case LOCK -> frame((int) edit.slot()).map(pfn -> new Spot(edit.object(), pfn));
            case PAGE_FLAGS, PAGE_REFCOUNT, PAGE_MAPCOUNT -> frame(edit.object()).map(pfn -> new Spot(pfn, 0));
            default -> Optional.of(new Spot(edit.object(), edit.slot()));
        };
    }

    /// The address that entry `slot` of `table` translates.
    private Optional<Address> address(int table, long slot) {
        return from.tables().reach(table, slot)
            .filter(reach -> from.tables().holder(reach.mm(), reach.address()) == table)
            .map(reach -> new Address(reach.mm(), reach.address()));
    }

    /// The same page of the same area.
    private Optional<Address> there(Address at) {
        int vma = from.vmas().find(at.mm(), at.address());
        if (vma < 0 || at.mm() >= to.made(Kind.MM)) {
            return Optional.empty();
        }
        String name = from.names().name(from.vmas().name(vma));
        int page = from.vmas().page(vma, at.address());
        return to.vmas().of(at.mm()).stream()
            .filter(other -> to.names().name(to.vmas().name(other)).equals(name))
            .map(other -> new Address(at.mm(), to.vmas().start(other)
                + PageSize.bytes((long) page - to.vmas().page(other, to.vmas().start(other)))))
            .filter(other -> to.vmas().find(other.mm(), other.address()) >= 0
                && to.names().name(to.vmas().name(to.vmas().find(other.mm(), other.address()))).equals(name))
            .findFirst();
    }

    /// The frame with the same page of the same file, or of the same area.
    private Optional<Integer> frame(int pfn) {
        if (!from.facts().isValid(pfn)) {
            return Optional.empty();
        }
        int inode = from.pages().inode(pfn);
        if (inode > 0 && !from.pages().isAnon(pfn)) {
            int index = from.pages().index(pfn);
            return Optional.of(to.mappings().page(inode, index)).filter(there -> there >= 0);
        }
        for (int mm = 0; mm < from.made(Kind.MM); mm++) {
            for (int vma : from.vmas().of(mm)) {
                Optional<Integer> found = mapped(mm, vma, pfn);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(pfn).filter(to.facts()::isValid);
    }

    private Optional<Integer> mapped(int mm, int vma, int pfn) {
        for (long address = from.vmas().start(vma); address < from.vmas().end(vma); address += PageSize.BYTES) {
            Pte pte = from.tables().pte(mm, address);
            if (pte.isMapped(from.layout()) && pte.pfn() == pfn) {
                return there(new Address(mm, address)).map(at -> to.tables().pte(at.mm(), at.address()))
                    .filter(other -> other.isMapped(to.layout())).map(other -> (int) other.pfn());
            }
        }
        return Optional.empty();
    }
}
