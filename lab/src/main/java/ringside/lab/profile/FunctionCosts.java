package ringside.lab.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What a function took, over all places from which it was called.
 *
 * @param name of the function, or what the kernel did, in brackets
 * @param own cycles in itself
 * @param kernel cycles of the kernel on its behalf: calls, faults and interrupts in it
 * @param total cycles in itself, the kernel on its behalf, and all that it called
 */
public record FunctionCosts(String name, CauseSums own, CauseSums kernel, long total) {

  /** Those of a tree of calls, the most expensive in themselves first. */
  public static List<FunctionCosts> of(CallNode root) {
    TreeMap<String, Sum> sums = new TreeMap<>();
    for (CallNode thread : root.children()) {
      for (CallNode node : thread.children()) {
        add(node, sums, new ArrayList<>());
      }
    }
    return sums.entrySet().stream()
        .map(
            sum ->
                new FunctionCosts(
                    sum.getKey(), sum.getValue().own, sum.getValue().kernel, sum.getValue().total))
        .sorted(
            Comparator.comparing((FunctionCosts costs) -> -costs.own.total() - costs.kernel.total())
                .thenComparing(FunctionCosts::name))
        .toList();
  }

  private static final class Sum {
    private final CauseSums own = new CauseSums();
    private final CauseSums kernel = new CauseSums();
    private long total;
  }

  /** A function inside itself, by way of others, counts once. */
  private static void add(CallNode node, TreeMap<String, Sum> sums, List<String> callers) {
    Sum sum = sums.computeIfAbsent(node.name(), first -> new Sum());
    sum.own.add(node.own());
    if (!callers.contains(node.name())) {
      sum.total += node.total();
    }
    callers.add(node.name());
    for (CallNode child : node.children()) {
      if (child.isKernel()) {
        sum.kernel.add(child.own());
      } else {
        add(child, sums, callers);
      }
    }
    callers.remove(callers.size() - 1);
  }
}
