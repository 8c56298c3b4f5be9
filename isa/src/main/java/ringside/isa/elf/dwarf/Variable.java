package ringside.isa.elf.dwarf;

import java.util.Optional;

/** A variable or a parameter. */
public final class Variable {
  private final Die die;
  private final Optional<Die> function;

  Variable(Die die, Optional<Die> function) {
    this.die = die;
    this.function = function;
  }

  /** Its name; empty where it has none. */
  public String name() {
    return die.name();
  }

  /** Whether it is a parameter of its function. */
  public boolean isParameter() {
    return die.tag == Tags.FORMAL_PARAMETER;
  }

  /** What it is. */
  public CType type() {
    return CType.of(die.type());
  }

  /**
   * Where it is at an instruction; empty where it is nowhere there, as it was optimized away, or
   * where that is not understood.
   *
   * @param machine registers and memory there
   */
  public Optional<Place> place(int pc, PlaceMachine machine) {
    Optional<Die.Attribute> constant = die.own(Tags.CONST_VALUE);
    if (constant.isPresent() && constant.get().kind() == Die.Attribute.Kind.NUMBER) {
      return Optional.of(new Place.Value((int) constant.get().number()));
    }
    Optional<byte[]> expression =
        die.attribute(Tags.LOCATION).flatMap(location -> expression(location, pc));
    try {
      return expression.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PlaceExpression(machine, frameBase(pc))
                  .evaluate(new DwarfBytes(expression.get())));
    } catch (DwarfException unknown) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> frameBase(int pc) {
    return function
        .flatMap(of -> of.attribute(Tags.FRAME_BASE))
        .flatMap(base -> expression(base, pc));
  }

  private Optional<byte[]> expression(Die.Attribute location, int pc) {
    return switch (location.kind()) {
      case BLOCK -> Optional.of(location.block());
      case OFFSET ->
          die.unit
              .section()
              .locations(die.unit.version())
              .find(location.number(), die.unit.base(), pc);
      default -> Optional.empty();
    };
  }
}
