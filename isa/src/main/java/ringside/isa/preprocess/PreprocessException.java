package ringside.isa.preprocess;

import org.jspecify.annotations.Nullable;

/** A mistake in the line that is being read. */
final class PreprocessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String suggestion;

  PreprocessException(String message, @Nullable String suggestion) {
    super(message, null, false, false);
    this.suggestion = suggestion;
  }

  PreprocessException(String message) {
    this(message, null);
  }

  @Nullable String suggestion() {
    return suggestion;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
