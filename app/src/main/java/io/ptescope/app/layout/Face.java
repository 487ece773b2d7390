package io.ptescope.app.layout;

import java.util.Arrays;

/// The bundled fonts, with the advance widths of their glyphs, so that layout needs no toolkit to know how wide a text
/// is. Numbers are thousandths of the em size, read from the font files; a test compares them.
public enum Face {
    SANS("DejaVuSans.ttf", """
        318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337
        838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989
        685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521
        392 634 592 818 592 592 525 636 337 636 838 318 500 518 518 318 1000 838 873 838"""),
    SANS_BOLD("DejaVuSans-Bold.ttf", """
        348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400
        838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774
        1103 771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716
        493 595 478 712 652 924 645 652 582 712 365 712 838 380 500 657 657 380 1000 838 873 838"""),
    MONO("DejaVuSansMono.ttf", ""),
    MONO_BOLD("DejaVuSansMono-Bold.ttf", "");

    /// Height of capitals in ems, the same in all four.
    public static final double CAP_HEIGHT = 0.729;

    private static final int MONO_ADVANCE = 602;
    private static final double THOUSANDTHS = 1000;
    private static final char FIRST = ' ';
    private static final int ASCII = 95;
    private static final String SIGNS = "·–“”’…→●×";
    /// What a letter counts that the tables lack: more than nearly all of them are wide.
    private static final int OTHER = 1000;

    private final String file;
    private final int[] advances;

    Face(String file, String thousandths) {
        this.file = file;
        this.advances = thousandths.isEmpty() ? new int[0] : parsed(thousandths);
    }

    /// Name of the font file under `assets/fonts`.
    public String file() {
        return file;
    }

    public boolean isMono() {
        return advances.length == 0;
    }

    public boolean isBold() {
        return this == SANS_BOLD || this == MONO_BOLD;
    }

    /// The width of `text` in ems: exact for ASCII, for the signs that the program itself uses, and for monospaced
    /// fonts; otherwise rather too much than too little.
    public double advance(String text) {
        if (isMono()) {
            return text.codePointCount(0, text.length()) * MONO_ADVANCE / THOUSANDTHS;
        }
        int sum = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            sum += advance(text.codePointAt(i));
        }
        return sum / THOUSANDTHS;
    }

    /// `text` if it is not wider than `ems`, otherwise its beginning with an ellipsis; empty if not even that fits.
    public String cut(String text, double ems) {
        if (advance(text) <= ems) {
            return text;
        }
        for (int length = text.length() - 1; length > 0; length--) {
            String shorter = text.substring(0, length).stripTrailing() + "…";
            if (advance(shorter) <= ems) {
                return shorter;
            }
        }
        return "";
    }

    private int advance(int c) {
        int at = c - FIRST;
        if (at >= 0 && at < ASCII) {
            return advances[at];
        }
        int sign = SIGNS.indexOf(c);
        if (sign >= 0) {
            return advances[ASCII + sign];
        }
        return OTHER;
    }

    private static int[] parsed(String thousandths) {
        return Arrays.stream(thousandths.split("\\s+")).mapToInt(Integer::parseInt).toArray();
    }
}
