package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that docs/sessions.md shows compiles and runs. */
final class SessionsPageTest {
  private static final Path PAGE = Path.of("../docs/sessions.md");
  private static final int MOST_SECONDS = 60;

  @TempDir private Path folder;

  @Test
  void tenLinesRunAGuest() throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("TenLines.java"), firstProgram());
    String classPath = System.getProperty("java.class.path");
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, errors, "-cp", classPath, "-d", folder + "", source + "");
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(status).isZero();
    String all = folder + System.getProperty("path.separator") + classPath;
    assertThat(output(List.of(java(), "-cp", all, "TenLines")))
        .matches("Breakpoint\\[computer=1, pid=2, tid=2, pc=\\d+]\\R\\d+ lines, status 0\\R");
  }

  private static String firstProgram() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("```java\n") + "```java\n".length();
    return page.substring(start, page.indexOf("```", start));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
