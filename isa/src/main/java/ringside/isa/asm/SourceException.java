package ringside.isa.asm;

import org.jspecify.annotations.Nullable;

/** A mistake in the source that ends the reading of one statement. */
final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final @Nullable String suggestion;

  SourceException(int column, String message, @Nullable String suggestion) {
    super(message, null, false, false);
    this.column = column;
    this.suggestion = suggestion;
  }

  SourceException(int column, String message) {
    this(column, message, null);
  }

  /** Counted from 0. */
  int column() {
    return column;
  }

  @Nullable String suggestion() {
    return suggestion;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
