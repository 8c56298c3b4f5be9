package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.Transformer;
import ringside.junit.Dialogue;
import ringside.junit.Program;

/** A talk with the stack, and a model of it in Java: both are told the same. */
class StackTalk {
  static final int MOST = 4;

  private final Dialogue stack;
  private final Deque<Integer> model = new ArrayDeque<>();

  StackTalk(Program program) {
    stack = program.dialogue();
  }

  void push(int number) {
    boolean room = model.size() < MOST;
    if (room) {
      model.push(number);
    }
    assertThat(stack.say("push " + number)).isEqualTo(room ? "ok\n" : "full\n");
  }

  void pop() {
    String expected = model.isEmpty() ? "empty\n" : model.pop() + "\n";
    assertThat(stack.say("pop")).isEqualTo(expected);
  }

  /** What jqwik shows of it: the command that has the same talk in a shell. */
  @Override
  public String toString() {
    return stack.program().command();
  }

  static class Push implements Action.Independent<StackTalk> {
    @Override
    public Arbitrary<Transformer<StackTalk>> transformer() {
      return Arbitraries.integers()
          .between(0, 99)
          .map(number -> Transformer.mutate("push " + number, talk -> talk.push(number)));
    }
  }

  static class Pop implements Action.Independent<StackTalk> {
    @Override
    public Arbitrary<Transformer<StackTalk>> transformer() {
      return Arbitraries.just(Transformer.mutate("pop", StackTalk::pop));
    }
  }
}
