package ringside.lab.grade;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a student has handed in.
 *
 * @param name as reports call it
 * @param files by name, in which a slash parts folders
 * @param problem what is wrong with it as a whole, in a sentence; "" where it could be read
 */
public record Submission(String name, Map<String, byte[]> files, String problem) {
  /** In the order of the names. */
  public Submission {
    files = new TreeMap<>(files);
  }

  /** The file of a name: at the top, or else the first of that name in any folder. */
  byte[] find(String wanted) {
    byte[] exact = files.get(wanted);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().endsWith("/" + wanted)) {
        return file.getValue();
      }
    }
    return NOTHING;
  }

  /** In place of a file that is not there. */
  static final byte[] NOTHING = {};
}
