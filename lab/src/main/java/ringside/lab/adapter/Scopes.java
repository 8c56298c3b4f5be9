package ringside.lab.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.Register;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSymbol;
import ringside.lab.debugger.Evaluation;
import ringside.lab.debugger.panel.Standpoint;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.lab.session.ThreadView;

/** All that can be looked at from where somebody stands, by scopes. */
public final class Scopes {
  private final Texts texts;

  /** Scopes whose names are in the language of the texts. */
  public Scopes(Texts texts) {
    this.texts = texts;
  }

  /**
   * The scopes of a function that a thread is in: registers and variables are known in the
   * innermost one.
   *
   * @param level 0 for the innermost function
   */
  public List<Item> of(Standpoint here, int level) {
    List<Item> scopes = new ArrayList<>();
    if (level == 0) {
      List<Item> own = new LocalItems(texts, here).all();
      if (!own.isEmpty()) {
        scopes.add(Item.group(texts.get("dap.scope.locals"), "", () -> own));
      }
      scopes.add(Item.group(texts.get("dap.scope.registers"), "", () -> registers(here)));
    }
    MachineItems machine = new MachineItems(texts, here);
    scopes.add(Item.group(texts.get("dap.scope.globals"), "", () -> globals(here)));
    scopes.add(Item.group(texts.get("dap.scope.tlb"), "", machine::tlbs));
    scopes.add(Item.group(texts.get("dap.scope.pagetable"), "", machine::pageTable));
    return scopes;
  }

  private static List<Item> registers(Standpoint here) {
    List<Item> all = new ArrayList<>();
    ThreadView thread = here.view().registers(here.tid()).orElse(null);
    if (thread != null) {
      all.add(
          register("pc", thread.pc(), Numbers.hex(thread.pc()) + "  " + here.place(thread.pc())));
      for (int i = 0; i < thread.registers().size(); i++) {
        int value = thread.registers().get(i);
        all.add(register(Register.name(i), value, Evaluation.shown(value)));
      }
    }
    return all;
  }

  /** What a register holds may be an address, where one can look on. */
  private static Item register(String name, int value, String shown) {
    String expression = "$" + name;
    return new Item(name, shown, OptionalInt.of(value), expression, expression, Optional.empty());
  }

  /** The words at symbols of data. */
  private static List<Item> globals(Standpoint here) {
    ElfImage image = here.view().image(here.tid());
    List<Item> all = new ArrayList<>();
    for (ElfSymbol symbol : image.symbols()) {
      boolean data =
          symbol.kind() != ElfSymbol.Kind.ABSOLUTE
              && image.segmentAt(symbol.value()).filter(in -> !in.executable()).isPresent();
      if (data) {
        String name = symbol.name();
        OptionalInt word = here.view().word(here.pid(), symbol.value());
        String shown = word.isPresent() ? Evaluation.shown(word.getAsInt()) : "?";
        OptionalInt address = OptionalInt.of(symbol.value());
        all.add(new Item(name, shown, address, name, name, Optional.empty()));
      }
    }
    return all;
  }
}
