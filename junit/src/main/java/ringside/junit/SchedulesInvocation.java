package ringside.junit;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The one invocation of a test of schedules: explores what the method has asked for. */
final class SchedulesInvocation
    implements TestTemplateInvocationContext, ParameterResolver, InvocationInterceptor {
  private static final String ENTRY = "ringside";

  private final String name;
  private final Schedules schedules;

  SchedulesInvocation(String name, Schedules schedules) {
    this.name = name;
    this.schedules = schedules;
  }

  @Override
  public String getDisplayName(int invocation) {
    return name;
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Schedules.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return schedules;
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    invocation.proceed();
    if (schedules.asked().isEmpty()) {
      throw new AssertionError(Words.ofHost().get("nothing-asked"));
    }
    for (EverySchedule each : schedules.asked()) {
      String meaning = each.program().name() + ": " + each.explore();
      context.publishReportEntry(ENTRY, meaning);
      // Maven shows no entries of reports, but what tests print.
      System.out.println(ENTRY + ": " + context.getDisplayName() + ": " + meaning);
    }
  }
}
