package ringside.lab.debugger;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ringside.isa.Register;
import ringside.kernel.Alteration;
import ringside.lab.debug.Branch;
import ringside.lab.debug.Branches;
import ringside.lab.debug.Change;
import ringside.lab.report.Numbers;

/** The commands that change something, and go from one branch of the run to another. */
final class Branching {
  private static final int WORD_BYTES = 4;
  private static final int SHOWN_BYTES = 16;

  private final Scene scene;
  private final Stops stops;
  private final Branches branches;

  Branching(Scene scene, Stops stops) {
    this.scene = scene;
    this.stops = stops;
    this.branches = scene.timeline.branches();
  }

  /** {@code set WHAT = VALUE}, or {@code set next TID}. */
  void set(String words) {
    String given = words.startsWith("var ") ? words.substring(4).strip() : words;
    int equals = given.indexOf('=');
    if (equals > 0) {
      String what = given.substring(0, equals).strip();
      change(assigned(what, scene.value(given.substring(equals + 1))));
    } else if (given.startsWith("next ")) {
      change(new Alteration.Next(scene.value(given.substring(5))));
    } else {
      throw scene.wrong("debug.wrong.set");
    }
  }

  private Alteration assigned(String what, int value) {
    boolean isByte = what.startsWith("byte ");
    String name = what.startsWith("$") ? what.substring(1) : what;
    int register = name.equals("pc") ? Alteration.PC : Register.number(name);
    boolean isSymbol = !what.startsWith("$") && scene.view().symbol(scene.pid(), name).isPresent();
    if (register >= 0 && !isSymbol) {
      return new Alteration.Register(scene.tid(), register, value);
    } else if (what.startsWith("$")) {
      throw scene.wrong("debug.wrong.name", name);
    }
    int address = scene.address(isByte ? what.substring(5) : what);
    List<Byte> bytes =
        IntStream.range(0, isByte ? 1 : WORD_BYTES)
            .mapToObj(i -> (byte) (value >>> 8 * i))
            .toList();
    return new Alteration.Memory(scene.pid(), address, bytes);
  }

  private void change(Alteration alteration) {
    try {
      branches.change(alteration);
    } catch (Alteration.Refused refused) {
      String key = refused.obstacle().name().toLowerCase(Locale.ROOT).replace('_', '-');
      throw scene.wrong("debug.refused." + key);
    }
    if (alteration instanceof Alteration.Next) {
      scene.arrived();
    }
    stops.place();
  }

  /** {@code branch}: lists them; {@code branch N} goes to one. */
  void branch(String words) {
    if (!words.isEmpty()) {
      stops.tell(branches.go(known(words).number()));
      return;
    }
    for (Branch branch : branches.all()) {
      String mark = branch.equals(branches.current()) ? "* " : "  ";
      scene.out.println(mark + branch.number() + "  " + title(branch));
    }
  }

  /** The branch of a number that a person gives. */
  Branch known(String words) {
    int number = scene.value(words);
    if (number < 0 || number >= branches.all().size()) {
      throw scene.wrong("debug.wrong.branch", number);
    }
    return branches.all().get(number);
  }

  /** What a branch is, in a line. */
  String title(Branch branch) {
    if (branch.isRun()) {
      return scene.texts.get("debug.branch.run");
    }
    List<Change> own =
        branch.changes().stream().filter(change -> change.cycle() >= branch.cycle()).toList();
    String changes = String.join("; ", own.stream().map(this::text).toList());
    return scene.texts.get(
        "debug.branch.title", branch.parent(), Numbers.grouped(branch.cycle()), changes);
  }

  private String text(Change change) {
    String text = text(change.what());
    return scene.several()
        ? scene.timeline.computers().get(change.computer() - 1).name() + ": " + text
        : text;
  }

  private String text(Alteration what) {
    if (what instanceof Alteration.Register set) {
      String name = set.number() == Alteration.PC ? "pc" : Register.name(set.number());
      return scene.texts.get("debug.change.register", name, set.tid(), Stops.value(set.value()));
    } else if (what instanceof Alteration.Memory set) {
      String address = Numbers.hex(set.address());
      return scene.texts.get("debug.change.memory", address, set.pid(), bytes(set.bytes()));
    }
    return scene.texts.get("debug.change.next", ((Alteration.Next) what).tid());
  }

  private static String bytes(List<Byte> bytes) {
    if (bytes.size() == WORD_BYTES) {
      int word = 0;
      for (int i = 0; i < WORD_BYTES; i++) {
        word |= (bytes.get(i) & 0xff) << 8 * i;
      }
      return Stops.value(word);
    }
    StringBuilder text = new StringBuilder();
    bytes.stream()
        .limit(SHOWN_BYTES)
        .forEach(each -> text.append(' ').append(Integer.toHexString(each & 0xff)));
    return text.append(bytes.size() > SHOWN_BYTES ? " …" : "").toString().strip();
  }
}
