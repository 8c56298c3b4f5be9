package example;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import ringside.junit.Program;

class BrokenStackProperties {
  static final Program STACK = Program.assemble("stack.s", "broken-room.s");

  @Property(tries = 20, seed = "7")
  void answersAsTheModelDoes(@ForAll("talks") ActionChain<StackTalk> talk) {
    talk.run();
  }

  @Provide
  ActionChainArbitrary<StackTalk> talks() {
    return ActionChain.startWith(() -> new StackTalk(STACK))
        .withAction(2, new StackTalk.Push())
        .withAction(1, new StackTalk.Pop())
        .withMaxTransformations(12);
  }
}
