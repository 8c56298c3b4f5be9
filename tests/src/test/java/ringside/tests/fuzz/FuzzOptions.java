package ringside.tests.fuzz;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** How many sequences, and from which seed, as system properties say. */
final class FuzzOptions implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    Integer calls = Integer.getInteger("ringside.fuzz.calls");
    if (calls != null) {
      attributes.setTries(calls);
    }
    String seed = System.getProperty("ringside.fuzz.seed");
    if (seed != null) {
      attributes.setSeed(seed);
    }
    return property.execute();
  }
}
