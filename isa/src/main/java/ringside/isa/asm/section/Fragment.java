package ringside.isa.asm.section;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.Place;

/** A stretch of a section; its address is known when the fragments before it have their sizes. */
public abstract class Fragment {
  private final Section section;
  private final int subsection;
  private int index;
  private int address;

  Fragment(Section section, int index) {
    this.section = section;
    this.subsection = section.subsection();
    this.index = index;
  }

  /** The part of the section that it was written in. */
  int subsection() {
    return subsection;
  }

  Section section() {
    return section;
  }

  /** Position among the fragments of its subsection; among all once the section is complete. */
  int index() {
    return index;
  }

  /** Offset of the first byte in the section. */
  public int address() {
    return address;
  }

  void moveTo(int newAddress) {
    address = newAddress;
  }

  void moveTo(int newIndex, int newAddress) {
    index = newIndex;
    address = newAddress;
  }

  /** Bytes, as of now. */
  abstract int size();

  /** Whether the size can no longer change. */
  abstract boolean isFixed();

  /** Chooses a size for the current addresses; returns whether it changed. */
  boolean relax() {
    return false;
  }

  /** Puts the bytes into the section's image at {@link #address}. */
  public abstract void write(byte[] image);

  /** The line to blame, if one is known. */
  @Nullable Place place() {
    return null;
  }
}
