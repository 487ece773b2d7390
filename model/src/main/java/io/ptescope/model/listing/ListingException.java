package io.ptescope.model.listing;

/// A listing that cannot be read. Listings are part of the program, so nobody is expected to recover.
public final class ListingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;

    /// @param file   path of the listing below `assets/listings`
    /// @param line   from 1
    /// @param column from 1
    ListingException(String file, int line, int column, String problem) {
        super(file + ":" + line + ":" + column + ": " + problem);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
