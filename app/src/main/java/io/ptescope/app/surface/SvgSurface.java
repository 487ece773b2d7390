package io.ptescope.app.surface;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Face;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.paint.Rgb;
import io.ptescope.app.paint.Stroke;
import io.ptescope.app.paint.Surface;
import java.util.Arrays;
import java.util.List;

/// Writes an SVG document. The same calls give the same characters on every machine: numbers have at most two decimals
/// and a full stop, attributes a fixed order, and nothing tells when or where the document was made. Text stays text.
public final class SvgSurface implements Surface {
    /// The bundled fonts, then some of the same widths; attributes and no style sheet, because slide programs read
    /// those only.
    private static final String SANS = "DejaVu Sans, Verdana, sans-serif";
    private static final String MONO = "DejaVu Sans Mono, Menlo, monospace";

    private final StringBuilder body = new StringBuilder();
    private final String head;
    private String indent = "  ";
    private int clips;

    /// An empty document.
    ///
    /// @param size        in pixels at scale 1; also the view box
    /// @param scale       how many times as large the document claims to be
    /// @param title       what the picture is called
    /// @param description the picture in words
    public SvgSurface(Size size, double scale, String title, String description) {
        head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(size.width() * scale) + "\" height=\""
            + number(size.height() * scale) + "\" viewBox=\"0 0 " + number(size.width()) + " "
            + number(size.height()) + "\" role=\"img\">\n"
            + "  <title>" + escaped(title) + "</title>\n"
            + "  <desc>" + escaped(description) + "</desc>\n";
    }

    /// The document so far, complete.
    public String document() {
        return head + body + "</svg>\n";
    }

    @Override
    public void fillRect(Rect rect, double radius, Rgb color) {
        element("<rect" + place(rect, radius) + " fill=\"" + color.hex() + "\"/>");
    }

    @Override
    public void strokeRect(Rect rect, double radius, Stroke stroke) {
        element("<rect" + place(rect, radius) + " fill=\"none\"" + line(stroke) + "/>");
    }

    @Override
    public void line(Point from, Point to, Stroke stroke) {
        element("<line x1=\"" + number(from.x()) + "\" y1=\"" + number(from.y()) + "\" x2=\"" + number(to.x())
            + "\" y2=\"" + number(to.y()) + "\"" + line(stroke) + "/>");
    }

    @Override
    public void polyline(List<Point> points, Stroke stroke) {
        element("<polyline points=\"" + list(points) + "\" fill=\"none\" stroke-linejoin=\"round\""
            + line(stroke) + "/>");
    }

    @Override
    public void fillPolygon(List<Point> points, Rgb color) {
        element("<polygon points=\"" + list(points) + "\" fill=\"" + color.hex() + "\"/>");
    }

    @Override
    public void text(Point at, Anchor anchor, TextStyle style, Rgb color, String text) {
        Face face = style.face();
        String align = switch (anchor) {
            case START -> "";
            case MIDDLE -> " text-anchor=\"middle\"";
            case END -> " text-anchor=\"end\"";
        };
        element("<text x=\"" + number(at.x()) + "\" y=\"" + number(at.y()) + "\" font-family=\""
            + (face.isMono() ? MONO : SANS) + "\" font-size=\"" + number(style.size()) + "\""
            + (face.isBold() ? " font-weight=\"bold\"" : "") + align + " fill=\"" + color.hex() + "\""
            + (text.contains("  ") ? " xml:space=\"preserve\"" : "") + ">" + escaped(text) + "</text>");
    }

    /// Runs of one colour become rectangles; equal lines become one that is as much higher.
    @Override
    public void pixels(Rect rect, int width, int height, int[] argb) {
        double scaleX = rect.width() / width;
        double scaleY = rect.height() / height;
        int line = 0;
        while (line < height) {
            int next = line + 1;
            while (next < height && Arrays.equals(argb, line * width, (line + 1) * width, argb, next * width,
                (next + 1) * width)) {
                next++;
            }
            for (int from = 0; from < width;) {
                int color = argb[line * width + from];
                int to = from + 1;
                while (to < width && argb[line * width + to] == color) {
                    to++;
                }
                if (color != 0) {
                    fillRect(new Rect(rect.x() + from * scaleX, rect.y() + line * scaleY, (to - from) * scaleX,
                        (next - line) * scaleY), 0, new Rgb(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff));
                }
                from = to;
            }
            line = next;
        }
    }

    @Override
    public void clip(Rect rect) {
        clips++;
        element("<clipPath id=\"clip-" + clips + "\"><rect" + place(rect, 0) + "/></clipPath>");
        element("<g clip-path=\"url(#clip-" + clips + ")\">");
        indent += "  ";
    }

    @Override
    public void unclip() {
        end();
    }

    @Override
    public void open(String id, String says) {
        element("<g id=\"" + escaped(id) + "\">");
        indent += "  ";
        if (!says.isEmpty()) {
            element("<title>" + escaped(says) + "</title>");
        }
    }

    @Override
    public void close() {
        end();
    }

    private void end() {
        indent = indent.substring(2);
        element("</g>");
    }

    private void element(String text) {
        body.append(indent).append(text).append('\n');
    }

    private static String place(Rect rect, double radius) {
        return " x=\"" + number(rect.x()) + "\" y=\"" + number(rect.y()) + "\" width=\"" + number(rect.width())
            + "\" height=\"" + number(rect.height()) + "\"" + (radius > 0 ? " rx=\"" + number(radius) + "\"" : "");
    }

    private static String line(Stroke stroke) {
        return " stroke=\"" + stroke.color().hex() + "\" stroke-width=\"" + number(stroke.width()) + "\""
            + (stroke.dash() > 0 ? " stroke-dasharray=\"" + number(stroke.dash()) + "\"" : "");
    }

    private static String list(List<Point> points) {
        StringBuilder text = new StringBuilder();
        for (Point point : points) {
            text.append(text.isEmpty() ? "" : " ").append(number(point.x())).append(',').append(number(point.y()));
        }
        return text.toString();
    }

    /// At most two decimals, without trailing zeroes; independent of any locale.
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        if (rest == 0) {
            return sign + whole;
        }
        return sign + whole + "." + (rest < 10 ? "0" : "") + (rest % 10 == 0 ? rest / 10 : rest);
    }

    /// Safe in text and in attribute values; characters that XML does not allow become a replacement character.
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c >= 0x10000;
    }
}
