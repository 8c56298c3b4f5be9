package ringside.lab.host.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what stands beside an assignment, in its folder. */
final class FolderReader {
  private final Path folder;

  FolderReader(Path folder) {
    this.folder = folder;
  }

  /** A text, or that of a file beside the assignment. */
  String text(TableReader table, String key) throws AssignmentException {
    String file = key + "-file";
    if (!table.has(file)) {
      return table.text(key, "");
    }
    if (table.has(key)) {
      throw table.wrong(file, "there is " + key + " too; leave one of them out");
    }
    return new String(bytes(table, file, table.text(file)), StandardCharsets.UTF_8);
  }

  /** A file beside the assignment. */
  byte[] bytes(TableReader table, String key, String name) throws AssignmentException {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException | InvalidPathException missing) {
      throw table.wrong(key, "can't read '" + name + "' beside the assignment");
    }
  }

  /** What a program finds in its folder, by name. */
  Map<String, byte[]> files(TableReader table) throws AssignmentException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : table.texts("files-from", List.of())) {
      files.put(name.substring(name.lastIndexOf('/') + 1), bytes(table, "files-from", name));
    }
    for (Map.Entry<String, String> file : table.words("files").entrySet()) {
      String name = file.getKey();
      if (name.startsWith("/") || Arrays.asList(name.split("/", -1)).contains("..")) {
        throw table.wrong("files", "found '" + name + "'; write a name, which stands in /data");
      }
      files.put(name, file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }
}
