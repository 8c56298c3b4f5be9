package ringside.isa.asm.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.elf.ElfSection;
import ringside.isa.elf.SourceLine;

/** A section while its file is being assembled. */
public class Section {
  private static final long LARGEST_WITH_BYTES = 16L << 20;

  /** Where the code of a source line begins. */
  public record LineMark(Fragment fragment, int offset, SourceLine source) {}

  private final String name;
  private final int flags;
  private final boolean zerosOnly;

  /** The parts by number, which is their order in the end. */
  private final Map<Integer, List<Fragment>> subsections = new TreeMap<>();

  private int subsection;
  private List<Fragment> fragments = new ArrayList<>();
  private final List<Fixup> fixups = new ArrayList<>();
  private final List<LineMark> lineMarks = new ArrayList<>();
  private @Nullable DataFragment open;
  private @Nullable SourceLine lastMark;
  private int alignment = 1;
  private boolean laidOut;
  private long requested;

  Section(String name, int flags, boolean zerosOnly) {
    this.name = name;
    this.flags = flags;
    this.zerosOnly = zerosOnly;
    subsections.put(0, fragments);
    if (isCode()) {
      alignment = 4;
    }
  }

  /** Which part is being added to. */
  int subsection() {
    return subsection;
  }

  /** What is added from now on belongs to a part that stands behind those of lower numbers. */
  void continueIn(int number) {
    if (number != subsection) {
      fragments = subsections.computeIfAbsent(number, unused -> new ArrayList<>());
      subsection = number;
      open = null;
    }
  }

  /** Puts the parts behind each other; nothing more can be added to one but the last. */
  private void join() {
    List<Fragment> all = new ArrayList<>();
    for (List<Fragment> part : subsections.values()) {
      for (Fragment fragment : part) {
        fragment.moveTo(all.size(), 0);
        all.add(fragment);
      }
    }
    fragments = all;
    subsection = 0;
    subsections.clear();
    open = null;
  }

  /** Its name, as .section gives it. */
  public String name() {
    return name;
  }

  /** SHF_ flags. */
  public int flags() {
    return flags;
  }

  /** Whether it is like .bss: no bytes in the file. */
  public boolean zerosOnly() {
    return zerosOnly;
  }

  /** Whether it holds instructions (SHF_EXECINSTR). */
  public boolean isCode() {
    return (flags & ElfSection.EXECUTE) != 0;
  }

  /** The largest alignment asked for, in bytes. */
  public int alignment() {
    return alignment;
  }

  void alignTo(int bytes) {
    alignment = Math.max(alignment, bytes);
  }

  /** Its parts, in order. */
  public List<Fragment> fragments() {
    return fragments;
  }

  /** Fields to be filled in later, in order. */
  public List<Fixup> fixups() {
    return fixups;
  }

  /** Which line each part comes from, in order. */
  public List<LineMark> lineMarks() {
    return lineMarks;
  }

  /** Adds the lower bytes of a number. */
  public void emit(long value, int bytes, int column) {
    if (zerosOnly && value != 0) {
      throw new SourceException(
          column, name + " holds zeros only", "put it into .data, or reserve it with .zero");
    }
    data().add(value, bytes);
  }

  /** Adds a field to be filled in later. */
  public void emit(int word, int bytes, RelocationType type, Expression value, Place place) {
    if (zerosOnly) {
      throw new SourceException(place.column(), name + " holds zeros only");
    }
    DataFragment data = data();
    fixups.add(new Fixup(data, data.size(), type, value, place));
    data.add(word, bytes);
    if (type == RelocationType.HI20 || type == RelocationType.PCREL_HI20) {
      open = null; // GNU as begins a new fragment here, which its first guess of sizes depends on
    }
  }

  /** Adds a branch, which gets longer where its target is too far away. */
  public void branch(int word, Expression target, Place place) {
    add(new BranchFragment(this, fragments.size(), word, target, place));
  }

  /** Adds padding up to a multiple of some bytes. */
  public void align(int bytes, AlignFragment.Padding padding) {
    alignTo(bytes);
    add(new AlignFragment(this, fragments.size(), bytes, padding));
  }

  /** Adds equal bytes; up to an offset of the section if upTo. */
  public void fill(Expression length, boolean upTo, int value, Place place) {
    if (zerosOnly && value != 0) {
      throw new SourceException(place.column(), name + " holds zeros only");
    }
    add(new FillFragment(this, fragments.size(), length, upTo, value, place));
  }

  /** Defines a label for the place where the next byte goes. */
  void label(Symbol symbol, @Nullable Place place) {
    DataFragment data = data();
    symbol.define(data, data.size(), place);
  }

  /** Notes the line that what is added next comes from. */
  public void mark(SourceLine source) {
    SourceLine last = lastMark;
    if (last == null || last.line() != source.line() || !last.file().equals(source.file())) {
      DataFragment data = data();
      lineMarks.add(new LineMark(data, data.size(), source));
      lastMark = source;
    }
  }

  /** Adds to the bytes asked for; refuses what would make the section absurdly large. */
  public void requireSize(long bytes, int column) {
    requested += bytes;
    long limit = zerosOnly ? Integer.MAX_VALUE : LARGEST_WITH_BYTES;
    if (requested > limit) {
      throw new SourceException(
          column, bytes + " bytes are too many for " + name + "; the limit is " + limit);
    }
  }

  /** Whether nothing of unknown size lies between two fragments. */
  boolean isDistanceFixed(Fragment one, Fragment other) {
    int first = Math.min(one.index(), other.index());
    int last = Math.max(one.index(), other.index());
    if (laidOut) {
      return true;
    }
    if (one.subsection() != other.subsection()) {
      return false;
    }
    List<Fragment> part = subsections.getOrDefault(one.subsection(), fragments);
    int distance = 0;
    for (int index = first; index < last; index++) {
      if (!part.get(index).isFixed()) {
        return false;
      }
      distance += part.get(index).size();
      part.get(index + 1).moveTo(part.get(first).address() + distance);
    }
    return true;
  }

  /** Code is padded to a multiple of its alignment, as GNU as does. */
  void padEnd() {
    if (subsections.size() > 1) {
      join();
    }
    if (isCode() && !fragments.isEmpty()) {
      align(alignment, new AlignFragment.Padding(true, 0, 1, Integer.MAX_VALUE));
    }
  }

  /** From now on the fragments' addresses count, although they may still be refined. */
  void beginLayout() {
    laidOut = true;
  }

  /** Bytes from the first to the last fragment, as far as they are laid out. */
  public int size() {
    if (fragments.isEmpty()) {
      return 0;
    }
    Fragment last = fragments.get(fragments.size() - 1);
    return last.address() + last.size();
  }

  private void add(Fragment fragment) {
    fragments.add(fragment);
    open = null;
  }

  private DataFragment data() {
    if (open == null) {
      open = new DataFragment(this, fragments.size());
      fragments.add(open);
    }
    return open;
  }
}
