package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code java.options} names is there: java says nothing of what it does not find. */
final class JavaOptionsTest {
  private static final Path OPTIONS = Path.of("..", "java.options");
  private static final Pattern METHOD =
      Pattern.compile("-XX:CompileCommand=dontinline,([\\w.]+)::(\\w+)");

  static Stream<List<String>> methods() throws IOException {
    return Files.readAllLines(OPTIONS).stream()
        .filter(line -> line.contains("dontinline"))
        .map(METHOD::matcher)
        .peek(matcher -> assertThat(matcher.matches()).isTrue())
        .map(matcher -> List.of(matcher.group(1), matcher.group(2)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void eachMethodExists(List<String> method) throws ClassNotFoundException {
    Class<?> type = Class.forName(method.get(0));
    assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
        .contains(method.get(1));
  }
}
