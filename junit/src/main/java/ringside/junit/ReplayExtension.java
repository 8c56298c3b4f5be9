package ringside.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import ringside.lab.explore.Token;

/** Gives tests with {@link Replay} the schedule of their token. */
final class ReplayExtension implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(Replay.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Replay wanted = context.getRequiredTestMethod().getAnnotation(Replay.class);
    Playback playback = new Playback(token(wanted.value()), wanted.evenIfChanged());
    String name = Words.ofHost().get("name.replay", wanted.value());
    return Stream.of(new SchedulesInvocation(name, new Schedules(playback::answer)));
  }

  private static Token token(String text) {
    try {
      return Token.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("@Replay(\"" + text + "\"): " + wrong.getMessage(), wrong);
    }
  }
}
