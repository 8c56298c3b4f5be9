package ringside.isa.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
  @Test
  void whatIsSwitchedOffDoesNotCount() {
    assertThat(text("li a0, 1\n#if 0\nli a0, 9\n#endif\nret")).containsExactly("li a0, 1", "ret");
  }

  @Test
  void linesKeepTheFileAndNumberThatTheyWereWrittenIn() {
    var lines = run("nop\n#include \"b.h\"\n\nret", Map.of("b.h", "\nwfi\n")).lines();
    assertThat(lines)
        .contains(
            new PreprocessedLine("a.S", 1, "nop"),
            new PreprocessedLine("b.h", 2, "wfi"),
            new PreprocessedLine("a.S", 4, "ret"));
  }

  @Test
  void filesAreIncludedBesideTheIncludingFileThenAsGiven() {
    Map<String, String> files =
        Map.of("d/one.h", "#include \"two.h\"", "d/two.h", "one", "three.h", "two");
    assertThat(run("#include \"d/one.h\"\n#include <three.h>", files).lines())
        .extracting(PreprocessedLine::text)
        .containsExactly("one", "two");
  }

  @Test
  void fileThatWantsItIsIncludedOnce() {
    Map<String, String> files = Map.of("b.h", "#pragma once\nnop");
    assertThat(run("#include \"b.h\"\n#include \"b.h\"", files).lines()).hasSize(1);
  }

  @Test
  void lineDirectiveRenamesWhatFollows() {
    assertThat(run("#line 40 \"other.s\"\nnop", Map.of()).lines())
        .containsExactly(new PreprocessedLine("other.s", 40, "nop"));
  }

  @Test
  void commentOfTheAssemblerIsNotExpanded() {
    assertThat(text("#define x y(\n# x don't\nnop # x don't")).containsExactly("nop");
  }

  @Test
  void macroThatNamesItselfIsExpandedOnce() {
    assertThat(text("#define f(x) x + f(x)\nf(1)")).containsExactly("1 + f(1)");
  }

  @Test
  void mistakesAreReportedWithTheirLine() {
    assertThat(problems("nop\n#error stop here")).containsExactly("2: #error stop here");
    assertThat(problems("#if 1\nnop")).containsExactly("2: the #if in line 1 has no #endif");
    assertThat(problems("#endif")).containsExactly("1: #endif without #if");
    assertThat(problems("#else")).containsExactly("1: #else without #if");
    assertThat(problems("#if 1 +"))
        .containsExactly("1: the condition ends where a number should stand");
    assertThat(problems("#if")).containsExactly("1: #if without a condition");
    assertThat(problems("#define f(a b) c"))
        .containsExactly("1: the parameters of this macro are no list of names");
    assertThat(problems("#define f(a) a\nf(1, 2)"))
        .containsExactly("2: macro 'f' takes 1 arguments, but 2 are given");
    assertThat(problems("#define f(a) a\nf(1"))
        .containsExactly("2: the arguments of macro 'f' are not closed");
    assertThat(problems("#include \"none.h\"")).containsExactly("1: cannot find the file 'none.h'");
    assertThat(problems("/* open")).containsExactly("1: a comment is not closed");
  }

  @Test
  void whatNeverEndsIsRefused() {
    assertThat(problems("#include \"a.S\"")).isNotEmpty();
    StringBuilder doubling = new StringBuilder("#define x0 nop ;\n");
    for (int index = 1; index < 40; index++) {
      doubling.append("#define x%d x%d x%d\n".formatted(index, index - 1, index - 1));
    }
    assertThat(problems(doubling + "x39"))
        .containsExactly("41: macros expand to more than 500000 tokens");
  }

  @Test
  void warningIsNoError() {
    assertThat(run("#warning old", Map.of()).problems())
        .singleElement()
        .matches(problem -> !problem.error());
  }

  private static List<String> text(String source) {
    return run(source, Map.of()).lines().stream()
        .map(PreprocessedLine::text)
        .map(String::strip)
        .toList();
  }

  private static List<String> problems(String source) {
    return run(source, Map.of("a.S", source)).problems().stream()
        .map(problem -> problem.line() + ": " + problem.message())
        .toList();
  }

  private static Preprocessor.Result run(String source, Map<String, String> files) {
    return Preprocessor.run("a.S", source, files::get);
  }
}
