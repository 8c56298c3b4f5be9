package ringside.lab.adapter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Something with a name and a value, which may hold others.
 *
 * @param address virtual, where it is a word of memory
 * @param expression that has this value; may be empty
 * @param children what it holds, made when somebody looks; empty where it holds nothing
 */
public record Item(
    String name,
    String value,
    OptionalInt address,
    String expression,
    Optional<Supplier<List<Item>>> children) {
  static Item leaf(String name, String value) {
    return new Item(name, value, OptionalInt.empty(), "", Optional.empty());
  }

  static Item group(String name, String value, Supplier<List<Item>> children) {
    return new Item(name, value, OptionalInt.empty(), "", Optional.of(children));
  }
}
