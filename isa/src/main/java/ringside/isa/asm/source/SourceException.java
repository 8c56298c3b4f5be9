package ringside.isa.asm.source;

import org.jspecify.annotations.Nullable;

/** A mistake in the source that ends the reading of one statement. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final @Nullable String suggestion;

  /** A mistake at a column, counted from 0, with what to do about it. */
  public SourceException(int column, String message, @Nullable String suggestion) {
    super(message, null, false, false);
    this.column = column;
    this.suggestion = suggestion;
  }

  /** A mistake at a column, counted from 0. */
  public SourceException(int column, String message) {
    this(column, message, null);
  }

  /** Counted from 0. */
  public int column() {
    return column;
  }

  /** What to do about it, or null. */
  public @Nullable String suggestion() {
    return suggestion;
  }

  /** What is wrong. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
