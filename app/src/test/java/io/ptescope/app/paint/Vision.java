package io.ptescope.app.paint;

/// How colours look to different eyes, and on a grey printer. Dichromacy after Machado, Oliveira and Fernandes 2009
/// (severity 1), applied to linear light; differences are distances in CIELAB.
enum Vision {
    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900),
    GREYSCALE(0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722);

    private final double[] matrix;

    Vision(double... matrix) {
        this.matrix = matrix;
    }

    /// How far apart the two look, in units of CIELAB: 2.3 is just noticeable side by side.
    double distance(Rgb a, Rgb b) {
        double[] left = lab(a);
        double[] right = lab(b);
        return Math.sqrt(square(left[0] - right[0]) + square(left[1] - right[1]) + square(left[2] - right[2]));
    }

    private double[] lab(Rgb color) {
        double[] light = {Rgb.linear(color.red()), Rgb.linear(color.green()), Rgb.linear(color.blue())};
        double[] seen = new double[3];
        for (int row = 0; row < 3; row++) {
            double sum = 0;
            for (int column = 0; column < 3; column++) {
                sum += matrix[3 * row + column] * light[column];
            }
            seen[row] = Math.clamp(sum, 0, 1);
        }
        double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
        double y = f(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double square(double x) {
        return x * x;
    }
}
