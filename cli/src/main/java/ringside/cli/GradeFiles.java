package ringside.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.lab.grade.Assignment;
import ringside.lab.grade.GradeTable;
import ringside.lab.grade.Graded;
import ringside.lab.grade.GradescopeJson;
import ringside.lab.grade.JUnitXml;
import ringside.lab.host.JsonFile;
import ringside.lab.page.FeedbackPage;
import ringside.lab.report.Texts;

/** The files that {@code ringside grade} writes. */
final class GradeFiles {
  private final Assignment assignment;
  private final List<Graded> all;
  private final Texts texts;

  GradeFiles(Assignment assignment, List<Graded> all, Texts texts) {
    this.assignment = assignment;
    this.all = all;
    this.texts = texts;
  }

  /** Writes those that were asked for. */
  void write(
      @Nullable String json, @Nullable String junit, @Nullable String table, @Nullable String pages)
      throws Failure {
    if (json != null) {
      writeJson(json);
    }
    if (junit != null) {
      String text = JUnitXml.of(assignment.title(), all, texts);
      HostFiles.write("--junit", junit, path -> Files.writeString(path, text));
    }
    if (table != null) {
      String text = GradeTable.of(assignment, all);
      HostFiles.write("--csv", table, path -> Files.writeString(path, text));
    }
    if (pages != null) {
      each("--html", pages, ".html", this::writePage);
    }
  }

  private void writeJson(String file) throws Failure {
    if (all.size() == 1) {
      HostFiles.write("--json", file, path -> writeJson(path, all.get(0)));
    } else {
      each("--json", file, ".json", this::writeJson);
    }
  }

  private Path writeJson(Path file, Graded graded) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      JsonFile.write(out, json -> GradescopeJson.write(json, graded, texts));
    }
    return file;
  }

  private Path writePage(Path file, Graded graded) throws IOException {
    return Files.writeString(file, FeedbackPage.of(texts, assignment.title(), graded));
  }

  private interface Writing {
    Path write(Path file, Graded graded) throws IOException;
  }

  /** A file for each submission, in a folder. */
  private void each(String option, String folder, String suffix, Writing writing) throws Failure {
    HostFiles.write(option, folder, Files::createDirectories);
    Set<String> taken = new HashSet<>();
    for (Graded graded : all) {
      String name = fileName(graded.submission(), taken) + suffix;
      HostFiles.write(option, folder, path -> writing.write(path.resolve(name), graded));
    }
  }

  /**
   * A submission's name may hold what no file name should, and differ from others in case alone.
   */
  private static String fileName(String submission, Set<String> taken) {
    String plain = submission.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    String name = plain.startsWith(".") ? "_" + plain : plain;
    String free = name;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "-" + number;
    }
    return free;
  }
}
