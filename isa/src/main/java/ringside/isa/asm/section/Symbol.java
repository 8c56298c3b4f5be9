package ringside.isa.asm.section;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.Place;
import ringside.isa.elf.ElfSymbol;

/** A name while its file is being assembled: a label, an assigned expression, or not yet known. */
public final class Symbol {
  private final String name;
  private @Nullable Fragment fragment;
  private int offset;
  private @Nullable Expression assigned;
  private @Nullable Place definition;
  private @Nullable Place firstUse;
  private Binding binding = Binding.LOCAL;
  private ElfSymbol.Kind kind = ElfSymbol.Kind.LABEL;
  private @Nullable Expression size;
  private @Nullable Common common;
  private boolean weaklyReferred;

  /** Storage that the linker reserves once for all files that ask for it (.comm). */
  public record Common(long bytes, int alignment) {}

  Symbol(String name) {
    this.name = name;
  }

  /** Its name, as it is written. */
  public String name() {
    return name;
  }

  /** Makes it a label. */
  void define(Fragment where, int offsetInFragment, @Nullable Place place) {
    fragment = where;
    offset = offsetInFragment;
    definition = place;
  }

  /** Makes it stand for an expression. */
  void assign(Expression value, Place place) {
    assigned = value;
    definition = place;
  }

  /** Another of the same name and properties, to be given another value. */
  Symbol successor() {
    Symbol symbol = new Symbol(name);
    symbol.binding = binding;
    symbol.kind = kind;
    symbol.size = size;
    symbol.firstUse = firstUse;
    return symbol;
  }

  /** Makes it common storage (.comm). */
  public void reserve(Common storage, Place place) {
    common = storage;
    definition = place;
    kind = ElfSymbol.Kind.OBJECT;
    binding = Binding.GLOBAL;
  }

  /** Whether the file says what it is. */
  public boolean isDefined() {
    return fragment != null || assigned != null || common != null;
  }

  boolean isLabel() {
    return fragment != null;
  }

  /** The expression that it stands for, or null. */
  public @Nullable Expression assigned() {
    return assigned;
  }

  /** The common storage that it is, or null. */
  public @Nullable Common common() {
    return common;
  }

  /** Where it has been defined, or null. */
  public @Nullable Place definition() {
    return definition;
  }

  /** Where it has been used first, or null. */
  public @Nullable Place firstUse() {
    return firstUse;
  }

  void usedAt(Place place) {
    if (firstUse == null) {
      firstUse = place;
    }
  }

  /** Its alias by .weakref is used; alone, that does not make the symbol one that must exist. */
  void referWeakly() {
    weaklyReferred = true;
  }

  /** Whom it is visible to. */
  public Binding binding() {
    boolean weak = weaklyReferred && firstUse == null && !isDefined();
    return weak ? Binding.WEAK : binding;
  }

  /** Sets whom it is visible to. */
  public void bind(Binding how) {
    binding = how;
  }

  /** What it is the name of. */
  public ElfSymbol.Kind kind() {
    return kind;
  }

  /** Sets what it is the name of (.type). */
  public void type(ElfSymbol.Kind type) {
    kind = type;
  }

  /** Bytes of what it names, or null where nobody says (.size). */
  public @Nullable Expression size() {
    return size;
  }

  /** Sets the bytes of what it names. */
  public void size(Expression bytes) {
    size = bytes;
  }

  /** The section of a label, else null. */
  public @Nullable Section section() {
    return fragment == null ? null : fragment.section();
  }

  /** Offset of a label in its section; final only when the section is laid out. */
  public int address() {
    if (fragment == null) {
      throw new IllegalStateException(name + " is not a label");
    }
    return fragment.address() + offset;
  }

  /** Bytes from another label to this one, or null if that is not certain yet. */
  @Nullable Long distanceFrom(Symbol other) {
    Fragment there = other.fragment;
    if (this == other) {
      return 0L;
    }
    if (fragment == null || there == null || fragment.section() != there.section()) {
      return null;
    }
    if (fragment == there) {
      return (long) offset - other.offset;
    }
    return fragment.section().isDistanceFixed(fragment, there)
        ? (Long) (long) (address() - other.address())
        : null;
  }
}
