package ringside.isa.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.Diagnostic;
import ringside.isa.asm.source.Severity;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;

class MutatedSourceTest {
  private static final List<String> FILES =
      List.of(
          "pseudo.s",
          "relocations.s",
          "data.s",
          "expressions.s",
          "macros.s",
          "conditionals.s",
          "alignment.s",
          "weak.s",
          "insn.s",
          "floats.s",
          "strings.s",
          "alternate.s",
          "parts.s",
          "names.s",
          "compiled.s");
  private static final String CHARACTERS = "<>! \n\t,()\\\"'#;:.@%+-*/<>=!~&|$_09afxbr";

  /** -Dringside.source.mutations=100000 for a long run. */
  @Test
  void damagedSourcesEndInAProgramOrInErrorsWithALine() throws IOException {
    int count = Integer.getInteger("ringside.source.mutations", 1500);
    Random random = new Random(7);
    for (int round = 0; round < count; round++) {
      String source = mutate(resource(FILES.get(round % FILES.size())), random);
      BuildResult result = build(source, round);
      boolean errors = result.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
      assertThat(result.elf() == null).isEqualTo(errors);
      for (Diagnostic diagnostic : result.diagnostics()) {
        assertThat(diagnostic.render()).contains("main.s");
      }
    }
  }

  private static BuildResult build(String source, int round) {
    try {
      return Build.program(List.of(new SourceText("main.s", source)), SourceLoader.NONE);
    } catch (RuntimeException bug) {
      throw new AssertionError("round " + round + ":\n" + source, bug);
    }
  }

  private static String mutate(String original, Random random) {
    StringBuilder text = new StringBuilder(original);
    int changes = 1 + random.nextInt(12);
    for (int change = 0; change < changes; change++) {
      int at = random.nextInt(text.length());
      char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, character);
        case 1 -> text.setCharAt(at, character);
        case 2 -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(4)));
        default -> {
          int from = random.nextInt(text.length());
          int end = Math.min(text.length(), from + random.nextInt(20));
          text.insert(at, text.substring(from, end));
        }
      }
    }
    return text.toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = MutatedSourceTest.class.getResourceAsStream("gnu/" + name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
