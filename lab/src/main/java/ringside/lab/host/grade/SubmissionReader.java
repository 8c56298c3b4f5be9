package ringside.lab.host.grade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import ringside.lab.grade.Assignment;
import ringside.lab.grade.Submission;

/**
 * Reads what students have handed in: a file, a folder, or a zip. It goes into memory, never to the
 * host's files; links are not followed, and what is too much is refused before it is read.
 */
public final class SubmissionReader {
  private static final int MOST_BYTES = 2 << 20;
  private static final int MOST_FILES = 1_000;
  private static final int DEEPEST = 12;

  private final List<String> given;

  /** A reader of submissions to an assignment. */
  public SubmissionReader(Assignment assignment) {
    this.given =
        assignment.tests().stream().flatMap(test -> test.given().stream()).distinct().toList();
  }

  /**
   * Reads a submission. What is wrong with it is part of the answer.
   *
   * @param name as reports call it
   */
  public Submission read(String name, String path) {
    Map<String, byte[]> files = new TreeMap<>();
    try {
      Path place = Path.of(path);
      if (Files.isDirectory(place)) {
        readFolder(place, files);
      } else if (path.endsWith(".zip")) {
        readZip(place, files);
      } else {
        readFile(place, files);
      }
      return new Submission(name, files, "");
    } catch (Refused refused) {
      return new Submission(name, Map.of(), String.valueOf(refused.getMessage()));
    } catch (IOException | IllegalArgumentException unreadable) {
      return new Submission(name, Map.of(), "it can't be read");
    }
  }

  /** Something that no submission may be; the message says what. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /** A file alone may have any name where only one is to be handed in. */
  private void readFile(Path file, Map<String, byte[]> files) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refused("it is no file, no folder and no zip");
    }
    String name = given.size() == 1 ? given.get(0) : String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      add(name, in, files);
    }
  }

  private static void readFolder(Path folder, Map<String, byte[]> files) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !isHidden(name)) {
          try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            add(name, in, files);
          }
        }
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static void readZip(Path file, Map<String, byte[]> files) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().replace('\\', '/');
        if (name.startsWith("/") || Arrays.asList(name.split("/", -1)).contains("..")) {
          throw new Refused("the zip has a file that would lie outside of it: " + name);
        }
        if (++entries > MOST_FILES) {
          throw new Refused("it has more than " + MOST_FILES + " files");
        }
        if (!entry.isDirectory() && !isHidden(name)) {
          add(name, zip, files);
        }
      }
      if (entries == 0) {
        throw new Refused("it is no zip, or an empty one");
      }
    }
  }

  private static boolean isHidden(String name) {
    return Arrays.stream(name.split("/", -1))
        .anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
  }

  private static void add(String name, InputStream in, Map<String, byte[]> files)
      throws IOException {
    int room = MOST_BYTES - files.values().stream().mapToInt(bytes -> bytes.length).sum();
    byte[] bytes = in.readNBytes(room + 1);
    if (bytes.length > room) {
      throw new Refused("it has more than " + (MOST_BYTES >> 20) + " MiB");
    }
    if (files.size() >= MOST_FILES) {
      throw new Refused("it has more than " + MOST_FILES + " files");
    }
    files.put(name, bytes);
  }
}
