package ringside.kernel.config;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a setting may be. A type is data: forms, sweeps and reports ask it for ranges
 * and choices.
 */
public sealed interface ValueType permits WholeNumber, OneOf {
  /** The value that a text stands for, or null where the text is not allowed. */
  @Nullable Object parse(String text);

  /** The text of a value, which {@link #parse} takes back; equal values have one text. */
  String write(Object value);

  /** What is allowed, as the end of "the value is ...". */
  String allowed();

  /** The values by name, where they are few and have names; otherwise empty. */
  List<Choice> choices();

  /** The names of the {@link #choices}. */
  default List<String> names() {
    return choices().stream().map(Choice::name).collect(Collectors.toList());
  }
}
