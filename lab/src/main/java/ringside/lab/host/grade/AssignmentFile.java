package ringside.lab.host.grade;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tomlj.TomlParseResult;
import ringside.kernel.config.ConfigurationException;
import ringside.lab.grade.Assignment;
import ringside.lab.grade.TestCase;
import ringside.lab.host.machine.MachineFile;

/**
 * Reads an assignment. Whatever is wrong with it is told with file and line, key, what was found
 * and what would be right.
 */
public final class AssignmentFile {
  private static final String[] KEYS = {
    "title", "sources", "support", "machine", "set", "limits", "hints", "test", "known"
  };

  private AssignmentFile() {}

  /**
   * Reads a file.
   *
   * @throws AssignmentException where it can't be read or used
   */
  public static Assignment read(String file) throws AssignmentException {
    TableReader all = new TableReader(file, "", parse(file));
    all.allowOnly(KEYS);
    String title = all.text("title");
    TestReader reader = new TestReader(all, folder(file));
    List<TestCase> tests = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (TableReader each : all.tables("test")) {
      TestCase test = reader.read(each);
      if (!names.add(test.name())) {
        throw each.wrong("name", "another test has the same name");
      }
      tests.add(test);
    }
    if (tests.isEmpty()) {
      throw all.wrong("", "there is no test in it; begin each of them with a line [[test]]");
    }
    return new Assignment(title, List.copyOf(tests), known(all, names));
  }

  private static TomlParseResult parse(String file) throws AssignmentException {
    try {
      return MachineFile.parse(file, "can't read the assignment " + file);
    } catch (ConfigurationException wrong) {
      throw new AssignmentException(String.valueOf(wrong.getMessage()));
    }
  }

  /** The folder that an assignment's paths start from. */
  public static Path folder(String file) {
    try {
      Path parent = Path.of(file).getParent();
      return parent == null ? Path.of("") : parent;
    } catch (InvalidPathException impossible) {
      return Path.of("");
    }
  }

  private static List<Assignment.Known> known(TableReader all, Set<String> names)
      throws AssignmentException {
    List<Assignment.Known> known = new ArrayList<>();
    for (TableReader each : all.tables("known")) {
      each.allowOnly("path", "fails");
      List<String> fails =
          each.isText("fails") && each.text("fails").equals("all")
              ? List.copyOf(names)
              : each.texts("fails", List.of());
      for (String name : fails) {
        if (!names.contains(name)) {
          throw each.wrong("fails", "there is no test '" + name + "'");
        }
      }
      known.add(new Assignment.Known(each.text("path"), fails));
    }
    return known;
  }
}
