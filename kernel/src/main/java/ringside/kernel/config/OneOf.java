package ringside.kernel.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of a few named values, all of one enum.
 *
 * @param choices at least two, in the order that people should see
 */
public record OneOf(List<Choice> choices) implements ValueType {
  /** Keeps a copy. */
  public OneOf {
    choices = List.copyOf(choices);
  }

  static OneOf of(Choice... choices) {
    return new OneOf(List.of(choices));
  }

  @Override
  public @Nullable Object parse(String text) {
    for (Choice choice : choices) {
      if (choice.name().equals(text)) {
        return choice.value();
      }
    }
    return null;
  }

  @Override
  public String write(Object value) {
    for (Choice choice : choices) {
      if (choice.value() == value) {
        return choice.name();
      }
    }
    throw new IllegalArgumentException(value + " is none of " + names());
  }

  @Override
  public String allowed() {
    List<String> names = names();
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
