package ringside.tests.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Chromium without a window. Nothing is fetched: the pages come from files. */
final class Browser {
  private static final int SECONDS = 600;

  /** Time of pages, which passes as fast as they let it. */
  private static final int VIRTUAL_MILLISECONDS = 1_000_000;

  private static final String AXE = "axe-core@4.10.3";

  private final Path folder;
  private @Nullable String axe;

  /**
   * A browser that keeps its files in a folder.
   *
   * @throws org.opentest4j.TestAbortedException where chromium is not installed
   */
  Browser(Path folder) {
    Assumptions.assumeTrue(runs(folder, "chromium", "--version"), "skipped: needs chromium");
    this.folder = folder;
  }

  private static boolean runs(Path folder, String... command) {
    try {
      return run(folder, List.of(command)) == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static int run(Path folder, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroy();
    }
    throw new IOException("no answer after " + SECONDS + " s: " + command);
  }

  /**
   * The source of axe, which looks for what bars people from using a page; empty where npm can't
   * fetch it.
   */
  String axe() {
    if (axe == null) {
      axe = fetchAxe();
    }
    return axe;
  }

  private String fetchAxe() {
    List<String> fetch =
        List.of("npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund");
    List<String> command = new ArrayList<>(fetch);
    command.addAll(List.of("--prefer-offline", "--prefix", ".", AXE));
    if (!runs(folder, command.toArray(new String[0]))) {
      return "";
    }
    try {
      return Files.readString(folder.resolve("node_modules/axe-core/axe.min.js"));
    } catch (IOException gone) {
      return "";
    }
  }

  /** The document after its scripts have run. */
  String dom(String html, boolean dark) throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), html);
    List<String> command = command();
    if (dark) {
      command.add("--blink-settings=preferredColorScheme=0");
    }
    command.addAll(
        List.of(
            "--virtual-time-budget=" + VIRTUAL_MILLISECONDS,
            "--dump-dom",
            page.toUri().toString()));
    run(folder, command);
    return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
  }

  /** Prints a page on A4; says how many bytes the PDF file has. */
  long print(String html) throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), html);
    Path pdf = folder.resolve("page.pdf");
    List<String> command = command();
    command.addAll(List.of("--print-to-pdf=" + pdf, page.toUri().toString()));
    run(folder, command);
    return Files.size(pdf);
  }

  private List<String> command() {
    return new ArrayList<>(
        List.of(
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=1400,1000"));
  }
}
