package ringside.lab.host.grade;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Where a table of an assignment stands, for what is said of it.
 *
 * @param name what it is: "test 'one of each'"; "" for the whole file
 */
record TablePlace(String file, String name, TomlTable table) {
  /** Of a table in this one. */
  TablePlace inside(String key, TomlTable inner) {
    return among(name.isEmpty() ? key : name + ", " + key, inner);
  }

  /** Of another table of the file. */
  TablePlace among(String otherName, TomlTable other) {
    return new TablePlace(file, otherName, other);
  }

  /** What is wrong with a key, or with the table where none is named. */
  AssignmentException wrong(String key, String what) {
    TomlPosition position = key.isEmpty() ? null : table.inputPositionOf(List.of(key));
    String line = position == null ? "" : ":" + position.line();
    String where =
        Stream.of(name, key).filter(each -> !each.isEmpty()).collect(Collectors.joining(": "));
    return new AssignmentException(
        file + line + ": " + (where.isEmpty() ? "" : where + ": ") + what);
  }

  /** A value that should be another: what was found stands before the rest. */
  AssignmentException unlike(String key, @Nullable Object value, String rest) {
    return wrong(key, "found " + found(value) + rest);
  }

  private static String found(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof TomlArray) {
      return "a list";
    }
    if (value instanceof TomlTable) {
      return "a table";
    }
    return value instanceof String text ? "the text '" + text + "'" : value.toString();
  }
}
