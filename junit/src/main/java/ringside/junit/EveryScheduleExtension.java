package ringside.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Gives tests with {@link ForEverySchedule} all schedules. */
final class EveryScheduleExtension implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(ForEverySchedule.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    ForEverySchedule wanted = context.getRequiredTestMethod().getAnnotation(ForEverySchedule.class);
    Budget budget = new Budget(Budget.time(wanted.budget()), wanted.schedules());
    Exploration exploration = new Exploration(wanted.preemptions(), budget, wanted.all());
    String name = Words.ofHost().get("name.every", wanted.preemptions());
    return Stream.of(new SchedulesInvocation(name, new Schedules(exploration::answer)));
  }
}
