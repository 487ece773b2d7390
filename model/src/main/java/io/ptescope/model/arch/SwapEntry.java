package io.ptescope.model.arch;

import java.util.Optional;

/// What an entry says whose page lies in swap (`swp_entry_t`, specification section 1.4): on which device, and in
/// which slot of it. No bit of it means present, PROT_NONE or a page of a file.
///
/// @param type the number of the device, 0 to 31
/// @param slot the slot on it, from 1: slot 0 holds the header of the device
public record SwapEntry(int type, int slot) {
    private static final int OLD_TYPE = 1;
    private static final int OLD_SLOT = 8;
    private static final int TYPE = 9;
    private static final int SLOT = 14;
    private static final int LATE_TYPE = 59;
    private static final int LATE_SLOT = 9;
    private static final long TYPES = 0x1F;
    /// Bits that the slot has in an entry since 4.18.
    private static final long LATE_SLOTS = (1L << LATE_TYPE - LATE_SLOT) - 1;

    /// How an entry says it: the era decides.
    private enum Form {
        /// 2.6: type from bit 1, slot from bit 8.
        OLD,
        /// 4.13: type from bit 9, slot from bit 14.
        MIDDLE,
        /// 4.18 and later: type from bit 59; the slot from bit 9 upside down, so that a CPU that reads ahead of its
        /// checks is not led to memory that exists.
        LATE
    }

    private static Form form(PteLayout layout) {
        return layout.special() == PteLayout.ABSENT ? Form.OLD
            : layout.uffdWp() == PteLayout.ABSENT ? Form.MIDDLE : Form.LATE;
    }

    /// The entry (`swp_entry_to_pte`).
    public Pte toPte(PteLayout layout) {
        long bits = switch (form(layout)) {
            case OLD -> (long) type << OLD_TYPE | (long) slot << OLD_SLOT;
            case MIDDLE -> (long) type << TYPE | (long) slot << SLOT;
            case LATE -> (long) type << LATE_TYPE | (~(long) slot & LATE_SLOTS) << LATE_SLOT;
        };
        return new Pte(bits);
    }

    /// What `pte` says (`pte_to_swp_entry`); none if no page of it lies in swap.
    public static Optional<SwapEntry> of(Pte pte, PteLayout layout) {
        if (pte.isNone() || pte.isMapped(layout)) {
            return Optional.empty();
        }
        Form form = form(layout);
        // Type 31 stands for entries that are markers.
        if (form == Form.OLD ? pte.isFile() : form == Form.LATE && pte.bits() >>> LATE_TYPE == TYPES) {
            return Optional.empty();
        }
        return Optional.of(switch (form) {
            case OLD -> new SwapEntry((int) (pte.bits() >>> OLD_TYPE & TYPES), (int) (pte.bits() >>> OLD_SLOT));
            case MIDDLE -> new SwapEntry((int) (pte.bits() >>> TYPE & TYPES), (int) (pte.bits() >>> SLOT));
            case LATE -> new SwapEntry((int) (pte.bits() >>> LATE_TYPE),
                (int) (~(pte.bits() >>> LATE_SLOT) & LATE_SLOTS));
        });
    }

    /// Whether the page of `pte` lies in swap.
    public static boolean isSwap(Pte pte, PteLayout layout) {
        return of(pte, layout).isPresent();
    }
}
