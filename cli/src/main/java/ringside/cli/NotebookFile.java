package ringside.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.host.Host;
import ringside.lab.learn.Notebook;

/** Predictions in a file of the host, which whoever made them can see and delete. */
final class NotebookFile {
  private static final String NAME = "ringside-learn.txt";

  private final Path path;
  private final Notebook notebook;

  private NotebookFile(Path path, Notebook notebook) {
    this.path = path;
    this.notebook = notebook;
  }

  /**
   * Opens the file of an option, or that of the home folder.
   *
   * @throws Failure where there is something that can't be read
   */
  static NotebookFile open(@Nullable String file, Host host) throws Failure {
    String home = host.environment().getOrDefault("HOME", ".");
    Path path = file == null ? Path.of(home, NAME) : Path.of(file);
    try {
      List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
      return new NotebookFile(path, Notebook.of(lines));
    } catch (IOException refused) {
      throw new Failure(Status.LOAD, "ringside: can't read the answers in " + path);
    }
  }

  Notebook notebook() {
    return notebook;
  }

  /** Where it is. */
  String path() {
    return path.toString();
  }

  /** Writes down an answer at once: what is shown next must not change it. */
  void note(String id, String answer) throws Failure {
    notebook.note(id, answer);
    HostFiles.write("--notebook", path.toString(), file -> Files.write(file, notebook.lines()));
  }
}
