package ringside.cpu.translate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import ringside.cpu.region.RegionExit;

/** The ways out of a region, with the places in its code that lead there. */
final class Exits {
  private final List<RegionExit> all = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  /** One more; where to jump for it. */
  Label add(RegionExit exit) {
    Label label = new Label();
    all.add(exit);
    labels.add(label);
    return label;
  }

  List<RegionExit> all() {
    return all;
  }

  /** Writes them: each notes its number, which the method returns at its end. */
  void write(Emitter emit, Label end) {
    for (int number = 0; number < labels.size(); number++) {
      emit.label(labels.get(number));
      emit.push(number);
      emit.storeInt(Emitter.PLACE_IN_TABLE);
      emit.go(end);
    }
  }
}
