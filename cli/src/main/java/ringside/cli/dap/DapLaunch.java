package ringside.cli.dap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.lab.debug.Recipe;

/** What a client says of a run that it wants. */
final class DapLaunch {
  private final Map<String, Object> words;

  /** The arguments of a launch, of any types. */
  DapLaunch(@Nullable Map<String, Object> words) {
    this.words = words == null ? Map.of() : words;
  }

  /** The run: {@code program}, {@code args}, {@code options} and {@code schedule}. */
  Recipe recipe(Launches launches) {
    List<String> options = new ArrayList<>(list("options"));
    if (!list("schedule").isEmpty()) {
      options.add("--schedule");
      options.addAll(list("schedule"));
    }
    return launches.recipe(list("program"), options, list("args"));
  }

  /** Whether something is true. */
  boolean is(String name) {
    return Boolean.TRUE.equals(words.get(name));
  }

  /** A text, or several. */
  private List<String> list(String name) {
    Object value = words.get(name);
    if (value instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return value == null || value.toString().isEmpty() ? List.of() : List.of(value.toString());
  }
}
