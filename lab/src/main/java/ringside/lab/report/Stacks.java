package ringside.lab.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.profile.CallNode;

/** The tree of calls for tools that draw it as a flame graph. */
public final class Stacks {
  private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

  private final CallNode root;

  /** The stacks of a tree. */
  public Stacks(CallNode root) {
    this.root = root;
  }

  /**
   * Folded stacks, a line each: the functions from the outermost on, with semicolons between, a
   * blank, and the cycles in the innermost itself (flamegraph.pl, inferno).
   */
  public void folded(Writer out) throws IOException {
    for (Stack stack : all()) {
      out.write(String.join(";", stack.names) + " " + stack.cycles + "\n");
    }
  }

  /**
   * A file for speedscope, a profile of weighted samples for each thread; the weights are cycles.
   */
  public void speedscope(JsonWriter json, String program) {
    List<Stack> all = all();
    Map<String, Integer> frames = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Stack stack : all) {
      for (String name : stack.names) {
        if (frames.putIfAbsent(name, names.size()) == null) {
          names.add(name);
        }
      }
    }
    json.beginObject();
    json.text("$schema", SCHEMA);
    json.text("name", program);
    json.text("exporter", "ringside");
    json.beginObject("shared");
    json.beginArray("frames");
    for (String name : names) {
      json.beginObject();
      json.text("name", name);
      json.endObject();
    }
    json.endArray();
    json.endObject();
    json.beginArray("profiles");
    for (CallNode thread : root.children()) {
      profile(json, thread.name(), all, frames);
    }
    json.endArray();
    json.endObject();
  }

  private static void profile(
      JsonWriter json, String thread, List<Stack> all, Map<String, Integer> frames) {
    List<Stack> own = all.stream().filter(stack -> stack.names.get(0).equals(thread)).toList();
    json.beginObject();
    json.text("type", "sampled");
    json.text("name", thread);
    json.text("unit", "none");
    json.number("startValue", 0);
    json.number("endValue", own.stream().mapToLong(Stack::cycles).sum());
    json.beginArray("samples");
    for (Stack stack : own) {
      json.beginArray();
      for (String name : stack.names) {
        Integer frame = frames.get(name);
        json.number(frame == null ? -1 : frame);
      }
      json.endArray();
    }
    json.endArray();
    json.beginArray("weights");
    own.forEach(stack -> json.number(stack.cycles));
    json.endArray();
    json.endObject();
  }

  private record Stack(List<String> names, long cycles) {}

  private List<Stack> all() {
    List<Stack> all = new ArrayList<>();
    for (CallNode thread : root.children()) {
      add(thread, List.of(), all);
    }
    return all;
  }

  private static void add(CallNode node, List<String> callers, List<Stack> all) {
    List<String> names = new ArrayList<>(callers);
    names.add(node.name());
    if (node.own().total() > 0) {
      all.add(new Stack(names, node.own().total()));
    }
    node.children().forEach(child -> add(child, names, all));
  }
}
