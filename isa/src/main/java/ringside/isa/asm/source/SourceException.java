package ringside.isa.asm.source;

import org.jspecify.annotations.Nullable;

/** A mistake in the source that ends the reading of one statement. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final @Nullable String suggestion;

  public SourceException(int column, String message, @Nullable String suggestion) {
    super(message, null, false, false);
    this.column = column;
    this.suggestion = suggestion;
  }

  public SourceException(int column, String message) {
    this(column, message, null);
  }

  /** Counted from 0. */
  public int column() {
    return column;
  }

  public @Nullable String suggestion() {
    return suggestion;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
