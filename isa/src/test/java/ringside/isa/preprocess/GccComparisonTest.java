package ringside.isa.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random macros, conditions and uses, expanded here and by gcc. */
class GccComparisonTest {
  private static final String GCC = "riscv64-unknown-elf-gcc";
  private static final String[] OPERATORS = {"+", "-", "*", "==", "<", "&&", "||", "|", ">>"};

  @TempDir Path directory;

  private Random random = new Random(0);

  /** Macros of higher numbers are not used: what recursion does is partly left open (6.10.3.4). */
  private int known;

  private final StringBuilder source = new StringBuilder();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void generatedMacrosExpandAsWithGcc(long seed) throws IOException {
    assumeTrue(installed(), "skipped: riscv64-unknown-elf-gcc is not on PATH");
    random = new Random(seed);
    for (int index = 0; index < 12; index++) {
      define(index);
    }
    known = 11;
    for (int index = 0; index < 120; index++) {
      use();
    }
    assertThat(ours()).isEqualTo(gcc());
  }

  private void define(int number) {
    known = number;
    String name = "m" + number;
    if (random.nextBoolean()) {
      source.append("#define %s %s\n".formatted(name, tokens(3, "")));
    } else if (random.nextInt(4) == 0) {
      source.append("#define %s(a, ...) a, ##__VA_ARGS__ %s\n".formatted(name, tokens(2, "a")));
    } else {
      String joined = random.nextBoolean() ? " a##b" : random.nextBoolean() ? " #a" : " x_##a";
      source.append("#define %s(a, b) %s%s\n".formatted(name, tokens(3, "ab"), joined));
    }
  }

  private void use() {
    switch (random.nextInt(6)) {
      case 0 -> source.append("#if %s\nyes\n#else\nno\n#endif\n".formatted(condition(3)));
      case 1 -> source.append("#ifdef m%d\nyes\n#endif\n".formatted(random.nextInt(14)));
      case 2 -> source.append("#undef m%d\n".formatted(random.nextInt(40)));
      default -> source.append(tokens(5, "")).append('\n');
    }
  }

  private String tokens(int most, String parameters) {
    StringBuilder text = new StringBuilder();
    int count = 1 + random.nextInt(most);
    for (int index = 0; index < count; index++) {
      text.append(index == 0 ? "" : " ").append(token(most - 1, parameters));
    }
    return text.toString();
  }

  private String token(int depth, String parameters) {
    int choice = random.nextInt(parameters.isEmpty() ? 7 : 9);
    return switch (choice) {
      case 0 -> "name" + random.nextInt(3);
      case 1 -> Integer.toString(random.nextInt(50));
      case 2 -> "\"text m1\"";
      case 3 -> "+";
      case 4, 5, 6 -> call(depth, parameters);
      default -> "" + parameters.charAt(random.nextInt(parameters.length()));
    };
  }

  private String call(int depth, String parameters) {
    String name = (known == 0 ? "none" : "m" + random.nextInt(known));
    return depth <= 0 || random.nextInt(4) == 0
        ? name
        : name + "(" + argument(depth, parameters) + ", " + argument(depth, parameters) + ")";
  }

  /** A name, so that it may be joined with another. */
  private String argument(int depth, String parameters) {
    return random.nextBoolean() ? "n" + random.nextInt(3) : call(depth - 2, parameters);
  }

  private String condition(int depth) {
    if (depth == 0) {
      return random.nextBoolean()
          ? "defined(m%d)".formatted(random.nextInt(14))
          : "" + random.nextInt(4);
    }
    String left = condition(depth - 1);
    String right = condition(depth - 1);
    String operator = OPERATORS[random.nextInt(OPERATORS.length)];
    return random.nextInt(3) == 0
        ? "!(" + left + " " + operator + " " + right + ")"
        : left + " " + operator + " " + right;
  }

  private List<String> ours() {
    List<String> texts = new ArrayList<>();
    for (PreprocessedLine line : Preprocessor.run("a.S", source.toString(), name -> null).lines()) {
      addUnlessBlank(line.text(), texts);
    }
    return texts;
  }

  private List<String> gcc() throws IOException {
    Path file = directory.resolve("a.S");
    Files.writeString(file, source);
    Process process =
        new ProcessBuilder(GCC, "-E", "-P", "-w", file.toString())
            .redirectErrorStream(false)
            .start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      List<String> texts = new ArrayList<>();
      text.lines().forEach(line -> addUnlessBlank(line, texts));
      return texts;
    }
  }

  /** Blanks are no difference: gcc squeezes them, and adds some between tokens. */
  private static void addUnlessBlank(String line, List<String> texts) {
    String text = line.replaceAll("\\s+", "");
    if (!text.isEmpty()) {
      texts.add(text);
    }
  }

  private static boolean installed() {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, GCC))) {
        return true;
      }
    }
    return false;
  }
}
