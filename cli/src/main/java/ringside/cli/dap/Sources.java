package ringside.cli.dap;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.Source;
import org.jspecify.annotations.Nullable;
import ringside.lab.debugger.Wrong;
import ringside.lab.report.SourceTexts;
import ringside.lab.report.Texts;

/**
 * Source files as a client names them: by a path of the host, or by a number where there is none.
 */
final class Sources {
  private final SourceTexts sources;
  private final Texts texts;
  private final List<String> numbered = new ArrayList<>();

  Sources(SourceTexts sources, Texts texts) {
    this.sources = sources;
    this.texts = texts;
  }

  SourceTexts texts() {
    return sources;
  }

  /** What a client is told of a file that a program's debug information names. */
  Source of(String file) {
    Source source = new Source();
    source.setName(file.substring(file.lastIndexOf('/') + 1));
    Optional<String> path = path(file);
    if (path.isPresent()) {
      source.setPath(path.get());
    } else {
      if (!numbered.contains(file)) {
        numbered.add(file);
      }
      source.setPath(file);
      source.setSourceReference(numbered.indexOf(file) + 1);
    }
    return source;
  }

  private static Optional<String> path(String file) {
    try {
      Path path = Path.of(file).toAbsolutePath().normalize();
      return Files.isRegularFile(path) ? Optional.of(path.toString()) : Optional.empty();
    } catch (InvalidPathException strange) {
      return Optional.empty();
    }
  }

  /** The file that a client names; empty where it names none. */
  String file(@Nullable Source source) {
    Integer number = source == null ? null : source.getSourceReference();
    if (number != null && number > 0 && number <= numbered.size()) {
      return numbered.get(number - 1);
    }
    String path = source == null ? null : source.getPath();
    String name = source == null ? null : source.getName();
    return path != null ? path.replace('\\', '/') : name == null ? "" : name;
  }

  /** The text of a file. */
  String text(@Nullable Source source, int number) {
    Source asked = source == null ? new Source() : source;
    if (number > 0) {
      asked.setSourceReference(number);
    }
    String file = file(asked);
    return sources
        .find(file)
        .map(lines -> String.join("\n", lines) + "\n")
        .orElseThrow(() -> new Wrong(texts.get("dap.wrong.source", file)));
  }
}
