package ringside.lab.debugger;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.LineTable;
import ringside.isa.elf.SourceLine;

/** Where in a program's code the lines of its sources are. */
public final class CodePlaces {
  private final List<LineTable.Row> rows;

  /** Those of a program. */
  public CodePlaces(ElfImage image) {
    this.rows = image.lines().rows();
  }

  /**
   * A line, or the next one of its file that has code; empty where there is none.
   *
   * @param file its name, or the end or a longer form of it
   */
  public OptionalInt nearest(String file, int line) {
    return lines(file).tailSet(line, true).stream().mapToInt(Integer::intValue).findFirst();
  }

  /** The lines of a file that have code. */
  public NavigableSet<Integer> lines(String file) {
    NavigableSet<Integer> lines = new TreeSet<>();
    for (LineTable.Row row : rows) {
      SourceLine source = row.source();
      if (source != null && isOf(source, file)) {
        lines.add(source.line());
      }
    }
    return lines;
  }

  /** The first instruction of a line, wherever it begins. */
  public Set<Integer> starts(String file, int line) {
    Set<Integer> addresses = new HashSet<>();
    @Nullable SourceLine before = null;
    for (LineTable.Row row : rows) {
      SourceLine source = row.source();
      if (source != null && !source.equals(before) && source.line() == line) {
        if (isOf(source, file)) {
          addresses.add(row.address());
        }
      }
      before = source;
    }
    return addresses;
  }

  /** The names of all source files, as the program has them. */
  public Set<String> files() {
    Set<String> files = new TreeSet<>();
    for (LineTable.Row row : rows) {
      SourceLine source = row.source();
      if (source != null) {
        files.add(source.file());
      }
    }
    return files;
  }

  private static boolean isOf(SourceLine source, String file) {
    return source.file().equals(file)
        || source.file().endsWith("/" + file)
        || file.endsWith("/" + source.file());
  }
}
